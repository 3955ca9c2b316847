// Draws an area by pressing on a map. The field of corners is the truth; the map shows it and adds to it.
/* global maplibregl */

const place = document.querySelector("[data-draws]");
const field = document.getElementById(place.dataset.draws);
const holder = document.getElementById("draw-map");
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** The corners in the field as [longitude, latitude]; lines that are no corner are left out. */
function corners() {
  return field.value
    .split(/[\n;]/)
    .map((line) => line.replace(",", " ").trim().split(/\s+/).map(Number))
    .filter((pair) => pair.length === 2 && pair.every(Number.isFinite))
    .map(([latitude, longitude]) => [longitude, latitude]);
}

/** What is drawn: the corners, the line between them, and the area once there are three. */
function drawn() {
  const points = corners();
  const features = points.map((point) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: point } }));
  if (points.length > 2) features.push({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[...points, points[0]]] } });
  if (points.length > 1) features.push({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: points } });
  return { type: "FeatureCollection", features };
}

function style() {
  if (holder.dataset.style) return holder.dataset.style;
  return {
    version: 8,
    sources: { districts: { type: "geojson", data: new URL(holder.dataset.districts, location.href).href } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": token("sea") } },
      { id: "ground", type: "fill", source: "districts", paint: { "fill-color": token("ground") } },
      { id: "shore", type: "line", source: "districts", paint: { "line-color": token("shore"), "line-width": 1.5 } },
    ],
  };
}

function show() {
  maplibregl.setWorkerUrl(holder.dataset.worker);
  const [west, south, east, north] = holder.dataset.box.split(",").map(Number);
  const map = new maplibregl.Map({
    container: holder,
    style: style(),
    bounds: Number.isFinite(north) ? [[west, south], [east, north]] : undefined,
    fitBoundsOptions: { padding: 16, animate: false },
    attributionControl: holder.dataset.attribution ? { customAttribution: holder.dataset.attribution, compact: true } : false,
    dragRotate: false, pitchWithRotate: false, cooperativeGestures: true,
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().setAttribute("aria-label", holder.getAttribute("aria-label"));
  map.on("load", () => {
    map.addSource("drawn", { type: "geojson", data: drawn() });
    map.addLayer({ id: "area", type: "fill", source: "drawn", filter: ["==", "$type", "Polygon"], paint: { "fill-color": token("brick"), "fill-opacity": 0.18 } });
    map.addLayer({ id: "edge", type: "line", source: "drawn", paint: { "line-color": token("brick"), "line-width": 2 } });
    map.addLayer({ id: "corners", type: "circle", source: "drawn", filter: ["==", "$type", "Point"], paint: { "circle-color": token("brick"), "circle-radius": 5 } });
    field.addEventListener("input", () => map.getSource("drawn").setData(drawn()));
    map.on("click", (event) => {
      const corner = `${event.lngLat.lat.toFixed(5)}, ${event.lngLat.lng.toFixed(5)}`;
      field.value = [field.value.trim(), corner].filter(Boolean).join("\n");
      field.dispatchEvent(new Event("input"));
    });
    holder.classList.add("ready");
  });
}

/** The map's own program is fetched once somebody wants to draw. */
function fetchMap() {
  if (holder.dataset.asked) return;
  holder.dataset.asked = "yes";
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = holder.dataset.sheet;
  const script = document.createElement("script");
  script.src = holder.dataset.script;
  script.addEventListener("load", show);
  document.head.append(sheet, script);
}

function drawIfChosen() {
  if (document.querySelector('[name="where"][value="area"]').checked) fetchMap();
}

for (const radio of document.querySelectorAll('[name="where"]')) radio.addEventListener("change", drawIfChosen);
for (const button of document.querySelectorAll("[data-draw]")) {
  button.addEventListener("click", () => {
    const lines = field.value.trim().split("\n");
    field.value = button.dataset.draw === "undo" ? lines.slice(0, -1).join("\n") : "";
    field.dispatchEvent(new Event("input"));
  });
}
drawIfChosen();
