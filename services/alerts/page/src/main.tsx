import { render } from "preact";
import "./style.css";
import { App } from "./app";
import { followTheme } from "./settings";

followTheme();
render(<App />, document.getElementById("page")!);
