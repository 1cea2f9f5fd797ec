/*
 * The map of an exported page. Everything it needs stands in the page: it asks nothing of anyone.
 * Text from the data goes through textContent alone, and so is never read as HTML.
 */
((map) => {
  "use strict";

  const g = JSON.parse(document.getElementById("gegevens").textContent);
  const bij = (id) => document.getElementById(id);
  const getal = (waarde, decimalen) => (waarde === null ? "–" : waarde.toLocaleString(
    g.locale, { minimumFractionDigits: decimalen, maximumFractionDigits: decimalen }));

  function element(soort, tekst, klasse) {
    const e = document.createElement(soort);
    if (tekst) e.textContent = tekst;
    if (klasse) e.className = klasse;
    return e;
  }

  // ---- borders: differences between whole numbers, see etl/store/geometry.py --------------------

  function ringen(laag, vorm) {
    return vorm.map((stappen) => {
      let x = 0, y = 0;
      const ring = [];
      for (let k = 0; k < stappen.length; k += 2) {
        x += stappen[k];
        y += stappen[k + 1];
        ring.push(L.CRS.EPSG3857.unproject(
          L.point(laag.oorsprong[0] + x * laag.eenheid, laag.oorsprong[1] + y * laag.eenheid)));
      }
      return ring;
    });
  }

  const doek = L.canvas({ padding: 0.3, tolerance: 4 });

  /** Hatch for what is not known: never to be mistaken for a low value. */
  function vulling(klasse) {
    if (!klasse.streep) return klasse.kleur;
    const tegel = document.createElement("canvas");
    tegel.width = tegel.height = 8;
    const t = tegel.getContext("2d");
    t.fillStyle = klasse.kleur;
    t.fillRect(0, 0, 8, 8);
    t.strokeStyle = klasse.streep;
    t.lineWidth = 1.4;
    t.beginPath();
    for (const d of [-8, 0, 8]) { t.moveTo(d, 8); t.lineTo(d + 8, 0); }
    t.stroke();
    return t.createPattern(tegel, "repeat");
  }

  const wijken = g.laag.vormen.map((vorm, i) => {
    const vlak = L.polygon(ringen(g.laag, vorm), {
      renderer: doek, smoothFactor: 0.4, color: "#5f6b73", weight: 0.5, fillOpacity: 1,
    });
    vlak.bindPopup(() => wijkTekst(i), { maxWidth: 280 });
    return vlak;
  });
  const vlakken = L.featureGroup(wijken).addTo(map);
  const omtrek = L.featureGroup(g.omtrek.vormen.map((vorm) => L.polygon(ringen(g.omtrek, vorm), {
    renderer: doek, smoothFactor: 0.4, color: "#26323a", fill: false, interactive: false,
  }))).addTo(map);

  function wijkTekst(i) {
    const doos = element("div"), lijst = element("dl");
    doos.append(element("strong", g.wijken.naam[i]), element("div", g.wijken.gemeente[i]));
    lijst.append(element("dt", g.thema.kort), element("dd", klasseVan(g.thema, i).naam));
    for (const k of g.cijfers) {
      lijst.append(element("dt", k.titel), element("dd", getal(k.waarden[i], k.decimalen) + k.achter));
    }
    doos.append(lijst);
    return doos;
  }

  // ---- places -----------------------------------------------------------------------------------

  const punten = L.featureGroup(g.plaatsen.map((p) => L.circleMarker([p.lat, p.lon], {
    renderer: doek, radius: 5, color: "#26323a", weight: 1, fillOpacity: 1,
    fillColor: g.modellen[p.modellen[0]].kleur,
  }).bindPopup(() => plaatsTekst(p), { maxWidth: 280 }))).addTo(map);

  /** Thin lines and small dots from afar, or they would hide the colours. */
  function dikte() {
    const z = map.getZoom();
    vlakken.setStyle({ weight: z < 10 ? 0.15 : 0.5 });
    omtrek.setStyle({ weight: z < 10 ? 0.5 : 1.2 });
    const straal = z < 8 ? 1.5 : z < 9.5 ? 2.5 : z < 11.5 ? 4 : 6;
    punten.eachLayer((punt) => punt.setRadius(straal).setStyle({ weight: z < 8 ? 0.5 : 1 }));
  }

  function plaatsTekst(p) {
    const doos = element("div");
    doos.append(element("strong", p.naam), element("div", p.type));
    for (const m of p.modellen) {
      const rij = element("div"), stip = element("span", "", "stip");
      stip.style.background = g.modellen[m].kleur;
      rij.append(stip, element("span", g.modellen[m].naam));
      doos.append(rij);
    }
    for (const regel of p.regels) doos.append(element("div", regel, "klein"));
    return doos;
  }

  bij("plaatsen").addEventListener("change", (e) => {
    if (e.target.checked) punten.addTo(map); else punten.remove();
  });
  for (const m of g.modellen) {
    const rij = element("li"), stip = element("span", "", "stip");
    stip.style.background = m.kleur;
    rij.append(stip, element("span", m.naam));
    bij("plaatslegenda").append(rij);
  }

  // ---- themes -----------------------------------------------------------------------------------

  const klasseVan = (thema, i) => thema.klassen.find((k) => k.teken === thema.tekens[i]);

  function kies(thema) {
    g.thema = thema;
    const stijlen = new Map(thema.klassen.map((k) => [k.teken, { fillColor: vulling(k) }]));
    wijken.forEach((vlak, i) => vlak.setStyle(stijlen.get(thema.tekens[i])));
    map.closePopup();
    bij("legenda").replaceChildren(...thema.klassen.filter((k) => k.aantal || /\d/.test(k.teken)).map((k) => {
      const rij = element("li"), staal = element("span", "", "staal");
      staal.style.background = k.streep
        ? `repeating-linear-gradient(135deg, $${k.kleur} 0 3px, $${k.streep} 3px 4.5px)` : k.kleur;
      rij.append(staal, element("span", k.naam), element("span", getal(k.aantal, 0), "n"));
      return rij;
    }));
  }

  g.themas.forEach((thema, i) => {
    const rij = element("label", "", "keuze"), knop = element("input");
    knop.type = "radio";
    knop.name = "thema";
    knop.value = thema.sleutel;
    knop.checked = i === 0;
    knop.addEventListener("change", () => kies(thema));
    rij.append(knop, element("span", thema.naam));
    bij("themas").append(rij);
  });

  // ---- the same in a table, made when it is asked for ---------------------------------------------

  bij("tabel").addEventListener("toggle", () => {
    const vak = bij("tabel").querySelector(".rol");
    if (vak.childElementCount) return;
    const tabel = element("table"), kop = element("tr");
    for (const naam of g.koppen) kop.append(element("th", naam));
    for (const k of g.cijfers) kop.append(element("th", k.titel, "getal"));
    for (const th of kop.children) th.scope = "col";
    const hoofd = element("thead"), romp = element("tbody");
    hoofd.append(kop);
    for (const i of g.volgorde) {
      const rij = element("tr");
      rij.append(element("td", g.wijken.naam[i]), element("td", g.wijken.gemeente[i]),
        element("td", klasseVan(g.themas[0], i).naam));
      for (const k of g.cijfers) rij.append(element("td", getal(k.waarden[i], k.decimalen) + k.achter, "getal"));
      romp.append(rij);
    }
    tabel.append(hoofd, romp);
    vak.append(tabel);
  });

  // ---- begin --------------------------------------------------------------------------------------

  L.control.zoom({ zoomInTitle: g.teksten.inzoomen, zoomOutTitle: g.teksten.uitzoomen }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const vak = map.getContainer();
  vak.setAttribute("role", "region");
  vak.setAttribute("aria-label", g.teksten.kaart);
  const grenzen = vlakken.getBounds();
  map.on("zoomend", dikte);
  map.fitBounds(grenzen);
  dikte();
  map.setMaxBounds(grenzen.pad(0.5));
  kies(g.themas[0]);
})($kaartnaam);
