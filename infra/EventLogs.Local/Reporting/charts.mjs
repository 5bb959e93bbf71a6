// Bundles the parts of Observable Plot that report.js uses into Page/charts.js, with the licenses of all that is in it.
// node charts.mjs [FILE]
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(folder, "Page", "charts.js");
const { outputFiles, metafile } = await build({
  stdin: {
    contents: `
      export { plot, barX, barY, lineY, dot, rect, ruleX, ruleY, text } from "@observablehq/plot";
      import { symbol, symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar, symbolWye } from "d3-shape";
      const symbols = { circle: symbolCircle, square: symbolSquare, triangle: symbolTriangle, diamond: symbolDiamond, cross: symbolCross, star: symbolStar, wye: symbolWye };
      export const symbolPath = (name, size) => symbol(symbols[name], size)();`,
    resolveDir: folder,
  },
  bundle: true, minify: true, write: false, metafile: true, format: "iife", globalName: "Plot", charset: "ascii", target: "es2022", legalComments: "none",
});

const packages = [...new Set(Object.values(metafile.outputs)[0].inputs ? Object.keys(Object.values(metafile.outputs)[0].inputs) : [])]
  .map(path => /^(.*node_modules\/(@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
  .filter(path => path !== undefined);
const licenses = new Map();
for (const path of [...new Set(packages)].sort()) {
  const { name, version } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const text = readFileSync(join(path, "LICENSE"), "utf8").replaceAll("\r\n", "\n").trim();
  licenses.set(text, [...licenses.get(text) ?? [], `${name} ${version}`]);
}
const notice = [...licenses].map(([text, names]) => `${names.join(", ")}\n\n${text}`).join("\n\n").replaceAll("*/", "* /");
writeFileSync(target, `/*\n${notice}\n*/\n${outputFiles[0].text}`);
