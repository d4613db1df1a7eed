import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// The bundle is committed, so a build gives the same bytes wherever it runs: no dates, no absolute paths, names by content.
export default defineConfig({
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  resolve: { alias: { "d3-geo": fileURLToPath(new URL("./src/charts/no-maps.ts", import.meta.url)) } },
  build: {
    outDir: process.env.WARDWATCH_PAGE_OUT ?? "../src/main/resources/page",
    emptyOutDir: true,
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": process.env.WARDWATCH_API ?? "http://127.0.0.1:4173" } },
  test: { include: ["test/**/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
