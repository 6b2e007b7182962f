// Rewrites many documents in one go: `node rewrite.js JOBS`, where JOBS is a file with {texts, requests}, and
// a request is [tool, operation, number of the text, argument]. Prints {output} or {error} for each, in a list.
// No document is loaded but the file.
import fs from "node:fs";
import jsonld from "jsonld";
import { Parser, Writer } from "n3";

const lines = { format: "application/n-quads" };

function documentLoader(url) {
  throw new Error(`no document is loaded, not even ${url}`);
}

async function byJsonld(operation, text, argument) {
  const options = { documentLoader };
  switch (operation) {
    case "expand":
      return jsonld.expand(JSON.parse(text), options);
    case "toRDF":
      return jsonld.toRDF(JSON.parse(text), { ...options, ...lines });
    case "canonize":
      return jsonld.canonize(JSON.parse(text), { ...options, ...lines, algorithm: "RDFC-1.0" });
    case "fromRDF":
      return jsonld.fromRDF(text, { ...lines, ...argument });
    default: // flatten, compact, frame
      return jsonld[operation](JSON.parse(text), argument, options);
  }
}

// argument: {from, prefixes, graphless}; without graphs, all statements are one graph.
async function byN3(format, text, { from, prefixes, graphless }) {
  const quads = new Parser({ format: from }).parse(text);
  const writer = new Writer({ format, prefixes });
  for (const { subject, predicate, object, graph } of quads) {
    writer.addQuad(subject, predicate, object, graphless ? undefined : graph);
  }
  return new Promise((resolve, reject) =>
    writer.end((error, result) => (error ? reject(error) : resolve(result))),
  );
}

const tools = { jsonld: byJsonld, n3: byN3 };
const done = [];
const { texts, requests } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
for (const [tool, operation, text, argument] of requests) {
  try {
    const output = await tools[tool](operation, texts[text], argument);
    done.push({ output: typeof output === "string" ? output : JSON.stringify(output) });
  } catch (error) {
    done.push({ error: `${error}` });
  }
}
process.stdout.write(JSON.stringify(done));
