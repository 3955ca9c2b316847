// The map beside a list. It draws the same sites as the list, from the same filters, and holds nothing the list does not.
/* global maplibregl */

const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const absolute = (path) => new URL(path, location.href).href.replaceAll("%7B", "{").replaceAll("%7D", "}");

/** A style without a base map: sea, the districts' ground and their names. */
function ownStyle(districts) {
  return {
    version: 8,
    sources: { districts: { type: "geojson", data: absolute(districts) } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": token("sea") } },
      { id: "ground", type: "fill", source: "districts", paint: { "fill-color": token("ground") } },
      { id: "shore", type: "line", source: "districts", paint: { "line-color": token("shore"), "line-width": 1.5 } },
      {
        id: "district-names",
        type: "symbol",
        source: "districts",
        maxzoom: 12.5,
        layout: { "text-field": ["get", "name"], "text-font": ["Commonweal Text"], "text-size": 14, "text-letter-spacing": 0.04 },
        paint: { "text-color": token("muted"), "text-halo-color": token("ground"), "text-halo-width": 1.5 },
      },
    ],
  };
}

/** The layers of the sites: outlines when near, dots, and circles with a count when far. */
function siteLayers() {
  const many = [">", ["coalesce", ["get", "count"], 1], 1];
  const few = ["!", many];
  return [
    { id: "outlines", type: "fill", "source-layer": "outlines", paint: { "fill-color": token("river"), "fill-opacity": 0.18 } },
    { id: "outline-edges", type: "line", "source-layer": "outlines", paint: { "line-color": token("river-text"), "line-width": 1.6 } },
    {
      id: "dots", type: "circle", "source-layer": "sites", filter: few,
      paint: {
        "circle-color": ["case", ["to-boolean", ["coalesce", ["get", "notice"], false]], token("brick"), token("river")],
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 8, 3.5, 15, 7],
        "circle-stroke-color": token("ground"), "circle-stroke-width": 1.5,
      },
    },
    {
      id: "clusters", type: "circle", "source-layer": "sites", filter: many,
      paint: {
        "circle-color": token("river-tint"), "circle-stroke-color": token("river-text"), "circle-stroke-width": 1.5,
        "circle-radius": ["interpolate", ["linear"], ["log10", ["coalesce", ["get", "count"], 1]], 0.3, 9, 1, 13, 2, 18, 3, 24, 4, 31],
      },
    },
    {
      id: "cluster-counts", type: "symbol", "source-layer": "sites", filter: many,
      layout: {
        "text-field": ["number-format", ["get", "count"], { locale: document.documentElement.lang }],
        "text-font": ["Commonweal Display Bold"], "text-size": 13, "text-allow-overlap": true,
      },
      paint: { "text-color": token("river-text") },
    },
  ];
}

/** Puts the site layers on the map, or points them at other tiles. */
function showTiles(map, tiles) {
  if (!tiles) return;
  const source = map.getSource("land");
  if (source) return source.setTiles([absolute(tiles)]);
  map.addSource("land", { type: "vector", tiles: [absolute(tiles)], minzoom: 0, maxzoom: 16 });
  for (const layer of siteLayers()) map.addLayer({ ...layer, source: "land" });
}

/** A box "west,south,east,north" as MapLibre wants it; undefined where there is none. */
function boxOf(text) {
  const [west, south, east, north] = (text ?? "").split(",").map(Number);
  return Number.isFinite(north) ? [[west, south], [east, north]] : undefined;
}

/** The box of everything that lies in a GeoJSON file of districts; undefined where it cannot be read. */
async function boxOfDistricts(address) {
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const points = (await answer.json()).features.flatMap((one) => one.geometry.coordinates.flat(Infinity));
  const every = (n) => points.filter((_, i) => i % 2 === n);
  const ends = (numbers) => numbers.reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [180, -180]);
  const [west, east] = ends(every(0));
  const [south, north] = ends(every(1));
  return west < east ? [[west, south], [east, north]] : undefined;
}

/** Room for half a pin at the edge; less where the map is a strip. */
const room = (holder) => (holder.clientHeight < 300 ? 20 : 44);

/** Lights a card and its pin together, or puts both out. */
function light(pair, on) {
  pair.card.classList.toggle("lit", on);
  pair.pin.classList.toggle("lit", on);
}

/** One numbered pin for each card that has a place. The cards stay the way in for keyboard and screen reader. */
function pinCards(map) {
  return [...document.querySelectorAll("#found .result[data-longitude]")].map((card) => {
    const pin = document.createElement("div");
    pin.className = `map-pin${card.querySelector(".pin.alarm") ? " alarm" : ""}`;
    pin.textContent = card.dataset.number;
    pin.setAttribute("aria-hidden", "true");
    const place = [Number(card.dataset.longitude), Number(card.dataset.latitude)];
    const marker = new maplibregl.Marker({ element: pin }).setLngLat(place).addTo(map);
    for (const part of ["aria-label", "role", "tabindex"]) pin.removeAttribute(part);
    const pair = { card, pin, marker };
    for (const [name, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      card.addEventListener(name, () => light(pair, on));
    }
    pin.addEventListener("mouseenter", () => light(pair, true));
    pin.addEventListener("mouseleave", () => light(pair, false));
    pin.addEventListener("click", (event) => {
      event.stopPropagation();
      card.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
      card.querySelector("a").focus({ preventScroll: true });
    });
    return pair;
  });
}

/** Opens what was pressed: a crowd by going nearer, one site by a small card that leads to its page. */
function openOnPress(map, holder) {
  map.on("click", "clusters", (event) => {
    const zoom = Math.min(map.getZoom() + 2, 17);
    map.easeTo({ center: event.features[0].geometry.coordinates, zoom, animate: !still });
  });
  map.on("click", "dots", (event) => {
    const { id, name } = event.features[0].properties;
    if (!id) return;
    const link = document.createElement("a");
    link.href = holder.dataset.site.replace("SITE", encodeURIComponent(id));
    link.textContent = name ?? holder.dataset.wordsOpen;
    new maplibregl.Popup({ closeButton: true, maxWidth: "280px" }).setLngLat(event.lngLat).setDOMContent(link).addTo(map);
  });
  for (const layer of ["clusters", "dots"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}

/** A button that searches where the map was moved to; it changes the list, and so the map. */
function offerSearchHere(map, holder, form) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet slim map-search-here";
  button.textContent = holder.dataset.wordsHere;
  button.hidden = true;
  holder.append(button);
  map.on("moveend", (event) => (button.hidden = !event.originalEvent));
  button.addEventListener("click", () => {
    const b = map.getBounds();
    const box = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map((n) => n.toFixed(5)).join(",");
    form.elements.namedItem("box").value = box;
    button.hidden = true;
    form.requestSubmit();
  });
}

/** The place of one site: its pin, and a ring as wide as the doubt about it. */
function pinHere(map, holder) {
  const [longitude, latitude] = (holder.dataset.here ?? "").split(",").map(Number);
  if (!Number.isFinite(latitude)) return;
  const radius = Number(holder.dataset.radius);
  if (radius > 0) {
    map.addSource("doubt", { type: "geojson", data: ring(longitude, latitude, radius) });
    map.addLayer({ id: "doubt", type: "fill", source: "doubt", paint: { "fill-color": token("amber"), "fill-opacity": 0.16 } });
    map.addLayer({ id: "doubt-edge", type: "line", source: "doubt", paint: { "line-color": token("amber"), "line-dasharray": [3, 2], "line-width": 1.5 } });
  }
  new maplibregl.Marker({ color: token("brick") }).setLngLat([longitude, latitude]).addTo(map).getElement().setAttribute("aria-hidden", "true");
}

/** A circle on the ground, near enough round for a map. */
function ring(longitude, latitude, metres) {
  const north = metres / 111320;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  const points = Array.from({ length: 65 }, (_, i) => {
    const angle = (i / 64) * 2 * Math.PI;
    return [longitude + east * Math.cos(angle), latitude + north * Math.sin(angle)];
  });
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [points] } };
}

function start(holder) {
  maplibregl.setWorkerUrl(holder.dataset.worker);
  const found = document.getElementById("found");
  const box = boxOf(found?.dataset.box ?? holder.dataset.box);
  const map = new maplibregl.Map({
    container: holder,
    style: holder.dataset.style || ownStyle(holder.dataset.districts),
    bounds: box,
    fitBoundsOptions: { padding: room(holder), maxZoom: found ? 16 : 17.5, animate: false },
    attributionControl: holder.dataset.attribution ? { customAttribution: holder.dataset.attribution, compact: true } : false,
    dragRotate: false, pitchWithRotate: false, fadeDuration: still ? 0 : 120, cooperativeGestures: Boolean(found) === false,
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().setAttribute("aria-label", holder.getAttribute("aria-label"));
  let pairs = [];
  map.on("load", () => {
    showTiles(map, found?.dataset.tiles ?? holder.dataset.tiles);
    pairs = pinCards(map);
    pinHere(map, holder);
    openOnPress(map, holder);
    holder.classList.add("ready");
    if (!box) boxOfDistricts(absolute(holder.dataset.districts)).then((whole) => whole && map.fitBounds(whole, { padding: 16, animate: false }));
  });
  const form = document.getElementById("filters");
  if (form && holder.dataset.wordsHere) offerSearchHere(map, holder, form);
  document.addEventListener("htmx:afterSettle", () => {
    const now = document.getElementById("found");
    for (const pair of pairs) pair.marker.remove();
    showTiles(map, now.dataset.tiles);
    pairs = pinCards(map);
    const next = boxOf(now.dataset.box);
    if (next) map.fitBounds(next, { padding: room(holder), maxZoom: 16, animate: !still });
  });
}

const holder = document.getElementById("map");
if (holder && window.maplibregl) start(holder);
