import { render } from "preact";
import "./style.css";
import { App } from "./app";
import { listenToKeys } from "./commands";
import { startFeed } from "./feed/store";
import { followTheme } from "./settings";

followTheme();
listenToKeys();
startFeed();
render(<App />, document.getElementById("page")!);
