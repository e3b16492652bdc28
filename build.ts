/** `npm run build`: the published JavaScript and types in dist/, with the files that the program reads beside them. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = import.meta.dirname;
fs.rmSync(path.join(root, "dist"), { recursive: true, force: true });
execFileSync(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
// The compiler copies only what is imported; styles and browser modules are read at run time.
for (const at of fs.globSync(["src/**/*.{css,js,json,bin,svg,woff2}", "src/site/fonts/OFL.txt"], { cwd: root })) {
  const to = path.join(root, "dist", path.relative("src", at));
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.copyFileSync(path.join(root, at), to);
}
