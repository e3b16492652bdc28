/** The documents tell of everything that there is, and of nothing else. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { Command } from "commander";
import { routeMarks, routeTable } from "../docs/routes.ts";
import { makeProgram } from "../src/cli/program.ts";
import { openLedger } from "../src/ledger/sqlite.ts";
import { makeApp } from "../src/server/app.ts";
import { root, temporaryFolder } from "./run.ts";

const text = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
const program = makeProgram();
const commands = new Map(program.commands.map((command) => [command.name(), command]));
const pageOf = (name: string): string => `docs/commands/${name}.md`;
const optionsOf = (command: Command): string[] => command.options.map(({ long }) => long!);

const documents = ["", "docs", "docs/commands", "demo", "models"].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.posix.join(folder, file)),
);

test("every command has its page, and every page its command", () => {
  const pages = fs.readdirSync(path.join(root, "docs/commands")).map((file) => file.replace(/\.md$/, ""));
  assert.deepEqual(pages.sort(), [...commands.keys()].sort());
  const listed = [...text("docs/README.md").matchAll(/\(commands\/(\w+)\.md\)/g)].map(([, name]) => name!);
  assert.deepEqual(listed.sort(), [...commands.keys()].sort());
});

for (const [name, command] of commands) {
  test(`the page of "${name}" has a line for every option, choice and argument`, () => {
    const page = text(pageOf(name));
    const rows = [...page.matchAll(/^\| `(--[\w-]+)[^|]*\|(.*)\|$/gm)];
    assert.deepEqual(rows.map(([, option]) => option!).sort(), optionsOf(command).sort());
    for (const { long, argChoices } of command.options)
      for (const choice of argChoices ?? [])
        assert.match(rows.find(([, option]) => option === long)![2]!, new RegExp(`\`${choice}\``));
    assert.match(
      page,
      new RegExp(
        `^    newsledger ${name} \\[options\\]${command.registeredArguments.length ? " [\\[<]" : "$"}`,
        "m",
      ),
    );
    assert.match(page, /^## Exit codes$/m);
    assert.match(page, /^## Messages$|^```console$/m);
  });
}

/** Every "newsledger NAME …" of a document's code, with the options behind it. */
function callsIn(document: string): [name: string, options: string[]][] {
  const code = [...document.matchAll(/```[\s\S]*?```|`[^`\n]+`|^ {4}.*$/gm)].map(([part]) => part);
  return code.flatMap((part) =>
    [...part.matchAll(/(?:^|[\s|;`])newsledger (?:-- )?([a-z]+)([^\n|;`]*)/g)].map(
      ([, name, rest]): [string, string[]] => [name!, rest!.match(/(?<=\s)--[a-z][a-z-]*/g) ?? []],
    ),
  );
}

test("every command and option that a document names is there", () => {
  let calls = 0;
  for (const file of documents) {
    for (const [name, options] of callsIn(text(file))) {
      const command = commands.get(name);
      assert.ok(command, `${file}: there is no command "${name}"`);
      for (const option of options)
        assert.ok(["--help", ...optionsOf(command)].includes(option), `${file}: "${name}" has no ${option}`);
      calls++;
    }
  }
  assert.ok(calls > 50);
});

test("every npm script that a document names is there", () => {
  const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
  for (const file of documents)
    for (const [, name] of text(file).matchAll(/npm run (?:-s )?(\w+)/g))
      assert.ok(scripts[name!], `${file}: there is no script "${name}"`);
});

test("ARCHITECTURE.md says why of every runtime dependency, and names every folder", () => {
  const page = text("ARCHITECTURE.md");
  const { dependencies } = JSON.parse(text("package.json")) as { dependencies: Record<string, string> };
  const table = page.slice(page.indexOf("## Runtime dependencies"), page.indexOf("## Known weaknesses"));
  const named = [...table.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  );
  assert.deepEqual(named.sort(), Object.keys(dependencies).sort());
  for (const entry of fs.readdirSync(path.join(root, "src"), { withFileTypes: true }))
    if (entry.isDirectory()) assert.match(page, new RegExp(`\`src/${entry.name}\``));
});

test("the table of the API's routes is the routes", () => {
  const [table] = routeMarks.exec(text("docs/api.md"))!;
  assert.equal(table, `<!-- routes -->\n${routeTable()}<!-- /routes -->`, "npm run docs writes it anew");
});

test("every page, feed and file of the site has a line in docs/site.md, and no other is named", async () => {
  const ledger = openLedger(":memory:");
  const app = makeApp(ledger, {
    access: { open: true, hosts: [], author: "" },
    today: () => "2026-03-12",
    now: () => "2026-03-12T00:00:00Z",
  });
  // "/story/:id{.+\.atom}" is /story/:id.atom to a reader.
  const paths = app.routes
    .filter(({ method, path: at }) => method === "GET" && !at.startsWith("/api/"))
    .map(({ path: at }) => at.replace(/\{\.\+(.*)\}$/, (_, ending: string) => ending.replaceAll("\\", "")));
  const page = text("docs/site.md");
  const named = new Set([...page.matchAll(/`(\/[^`\s]*)`/g)].map(([, at]) => at!));
  for (const at of new Set(paths)) assert.ok(named.has(at), `docs/site.md has no line for ${at}`);
  const known = new Set([...paths, "/"]);
  for (const at of named) {
    const plain = at.endsWith(".json") && !known.has(at) ? at.slice(0, -".json".length) : at;
    assert.ok(known.has(plain), `docs/site.md names ${at}, which is not there`);
  }
  await ledger.close();
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

test("docs/reading.md has a row for every field of the schema, and no other", () => {
  const schema = JSON.parse(text("docs/reading.schema.json")) as Schema;
  const sections = text("docs/reading.md").split(/^##+ /m);
  const rowsOf = (title: string): string[] => {
    const section = sections.find((part) => part.startsWith(`${title}\n`));
    assert.ok(section, `docs/reading.md has no section "${title}"`);
    const heads = [...section.matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell]) => cell!);
    return heads.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, field]) => field!)).sort();
  };
  const of: [string, Schema][] = [
    ["The fields", schema],
    ...["article", "origin", "times", "cast", "statements", "events", "notes"].map(
      (title): [string, Schema] => {
        const name = { times: "timex", cast: "member" }[title] ?? title.replace(/s$/, "");
        return [title, schema.$defs![name]!];
      },
    ),
  ];
  for (const [title, { properties }] of of)
    assert.deepEqual(rowsOf(title), Object.keys(properties!).sort(), title);
});

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");

test("links within the repository lead somewhere", () => {
  for (const file of documents) {
    const prose = text(file).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, "");
    for (const [, link] of prose.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)) {
      const [to, anchor] = link!.split("#");
      const at = to ? path.posix.join(path.posix.dirname(file), to) : file;
      assert.ok(fs.existsSync(path.join(root, at)), `${file}: ${link} leads nowhere`);
      if (!anchor) continue;
      const headings = [...text(at).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading!));
      assert.ok(headings.includes(anchor), `${file}: ${link} has no such heading`);
    }
  }
});

test("no document names a path of a machine", () => {
  for (const file of documents)
    assert.doesNotMatch(text(file), /(?<![\w.:/-])\/(?:home|root|work|tmp|Users|mnt)\/|[A-Z]:\\/, file);
});

test("the example of docs/library.md prints what it says", () => {
  const [, code, printed] = /```js\n([\s\S]*?)```[\s\S]*?```\n([\s\S]*?)```/.exec(text("docs/library.md"))!;
  const file = path.join(temporaryFolder(), "example.mjs");
  const library = JSON.stringify(path.join(root, "src/index.ts"));
  fs.writeFileSync(file, code!.replace('from "newsledger"', `from ${library}`));
  const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: root, encoding: "utf8" });
  assert.equal(stderr, "");
  assert.equal(stdout, printed);
});

test("docs/library.md has a line for everything that the library gives", () => {
  const page = text("docs/library.md");
  const names = [...text("src/index.ts").matchAll(/export \{([^}]*)\}/g)].flatMap(([, list]) =>
    list!
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name && !name.startsWith("type ")),
  );
  assert.ok(names.length > 5);
  for (const name of names) assert.match(page, new RegExp(`\`${name}\\b`), name);
});
