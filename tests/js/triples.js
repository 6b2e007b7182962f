// Prints what a file says as N-Quads: `node triples.js FORMAT FILE`. No document is loaded but the file.
import fs from "node:fs";
import jsonld from "jsonld";
import { Parser, Writer } from "n3";

const [, , format, file] = process.argv;
const text = fs.readFileSync(file, "utf8");

async function ofJsonld() {
  const documentLoader = (url) => {
    throw new Error(`no document is loaded, not even ${url}`);
  };
  return jsonld.toRDF(JSON.parse(text), { format: "application/n-quads", safe: true, documentLoader });
}

async function ofN3() {
  const quads = new Parser({ format }).parse(text);
  return new Promise((resolve, reject) => {
    const writer = new Writer({ format: "N-Quads" });
    writer.addQuads(quads);
    writer.end((error, result) => (error ? reject(error) : resolve(result)));
  });
}

process.stdout.write(await (format === "JSON-LD" ? ofJsonld() : ofN3()));
