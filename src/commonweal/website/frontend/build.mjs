// Copies the few third-party files the site serves from node_modules into website/static/vendor, and draws the icon sheet.
// Run it with `npm run build`; running it twice gives the same files.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const vendor = join(here, "..", "static", "vendor");
const icons = JSON.parse(readFileSync(join(here, "icons.json"), "utf8"));

const files = {
  "fonts/text.woff2":
    "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  "fonts/text-ext.woff2":
    "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
  "fonts/display.woff2":
    "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  "fonts/display-ext.woff2":
    "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-ext-wght-normal.woff2",
  "htmx/htmx.min.js": "htmx.org/dist/htmx.min.js",
  "maplibre/maplibre-gl.js": "maplibre-gl/dist/maplibre-gl-csp.js",
  "maplibre/maplibre-gl-worker.js": "maplibre-gl/dist/maplibre-gl-csp-worker.js",
  "maplibre/maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
};

const licences = {
  "atkinson-hyperlegible-next": "@fontsource-variable/atkinson-hyperlegible-next/LICENSE",
  "bricolage-grotesque": "@fontsource-variable/bricolage-grotesque/LICENSE",
  "htmx.org": "htmx.org/LICENSE",
  "lucide-static": "lucide-static/LICENSE",
  "maplibre-gl": "maplibre-gl/dist/LICENSE.txt",
};

/** Copies one file of a package; a source map is not served, so its reference goes too. */
function copy(target, source) {
  const to = join(vendor, target);
  mkdirSync(dirname(to), { recursive: true });
  if (!target.endsWith(".js")) return copyFileSync(join(modules, source), to);
  const text = readFileSync(join(modules, source), "utf8");
  writeFileSync(to, text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
}

/** One <symbol> from one Lucide drawing; stroke and fill are inherited from the page's `.icon`. */
function symbol(name) {
  const drawing = readFileSync(join(modules, "lucide-static", "icons", `${name}.svg`), "utf8");
  const inside = drawing.replace(/<!--.*?-->/gs, "").match(/<svg[^>]*>(.*)<\/svg>/s)[1];
  return `<symbol id="${name}" viewBox="0 0 24 24">${inside.replace(/\s+/g, " ").trim()}</symbol>`;
}

rmSync(vendor, { recursive: true, force: true });
for (const [target, source] of Object.entries(files)) copy(target, source);
for (const [name, source] of Object.entries(licences)) copy(`licences/${name}.txt`, source);
const sheet = `<svg xmlns="http://www.w3.org/2000/svg">${icons.map(symbol).join("")}</svg>\n`;
writeFileSync(join(vendor, "icons.svg"), sheet);
console.log(`website/static/vendor: ${Object.keys(files).length} files, ${icons.length} icons`);
