/*
 * The map of Buurtkompas: what Python asks for, what a pointer asks for. Drawing is in teken.js.
 *
 * Python sends one small order (`toon`) a view: a character per area in the order of the layer
 * file, the colours of those characters, and the values for the tooltip. Nothing from the data
 * ever becomes HTML here: every text goes through textContent.
 */
(() => {
  "use strict";

  const { BUITEN, INKT, haal, leesLaag, latlng, grenzen, Beeld, Omtrek } = window.buurtkompas;
  /** Width of an upright sheet of A4 within its margins, in pixels. */
  const PAPIER = 690;
  /** Room around the area that the map goes to, in pixels. */
  const RAND = 8;

  // ---- texts ----------------------------------------------------------------------------------

  function element(soort, tekst, klasse) {
    const e = document.createElement(soort);
    e.textContent = tekst;
    if (klasse) e.className = klasse;
    return e;
  }

  function waardeTekst(opdracht, i) {
    const teken = opdracht.klassen[i];
    if (teken === BUITEN) return "";
    const bijzonder = opdracht.bijzonder[teken];
    const label = bijzonder ? bijzonder.tekst : (opdracht.labels || [])[Number(teken)];
    const getal = opdracht.waarden[i];
    if (getal === "" || getal === undefined) return label || "";
    const cijfer = (Number(getal) / 10 ** opdracht.decimalen).toLocaleString(
      opdracht.taal, { maximumFractionDigits: opdracht.decimalen });
    return `${cijfer}${opdracht.eenheid}${label ? ` (${label})` : ""}`;
  }

  function popup(boek, plaatsen, teksten) {
    const doos = element("div", "", "bk-plaatsen");
    for (const p of plaatsen.slice(0, 8)) {
      const stuk = element("div", "", "bk-plaats");
      stuk.append(element("strong", p.naam), element("div", boek.typen[p.type]));
      for (const m of p.modellen) {
        const rij = element("div", "", "bk-model");
        const vlek = element("span", "", "bk-vlek");
        vlek.style.background = boek.modellen[m].kleur;
        rij.append(vlek, element("span", boek.modellen[m].naam));
        stuk.append(rij);
      }
      for (const regel of [p.adres, p.vaag ? teksten.onnauwkeurig : "", p.bron ? `${teksten.bron} ${p.bron}` : ""]) {
        if (regel) stuk.append(element("div", regel, "bk-klein"));
      }
      if (/^https?:\/\//.test(p.website || "")) {
        const link = element("a", teksten.website);
        link.href = p.website;
        link.target = "_blank";
        link.rel = "noopener noreferrer";
        stuk.append(link);
      }
      doos.append(stuk);
    }
    if (plaatsen.length > 8) doos.append(element("div", `+ ${plaatsen.length - 8}`, "bk-klein"));
    return doos;
  }

  // ---- the map --------------------------------------------------------------------------------

  let kaart = null;

  /** Called once, by the base map: put the layers on it and listen. */
  function begin(map, teksten) {
    const doek = L.canvas({ padding: 0.15 });
    const boven = map.createPane("bk-omtrek");
    boven.style.zIndex = 450;
    boven.style.pointerEvents = "none";
    const beeld = new Beeld({ renderer: doek });
    const omtrek = new Omtrek({ renderer: L.canvas({ padding: 0.15, pane: "bk-omtrek" }), pane: "bk-omtrek" });
    kaart = { map, beeld, omtrek, teksten, volgnummer: 0, klikken: 0, gezien: "" };
    if (map.attributionControl) map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: teksten.inzoomen, zoomOutTitle: teksten.uitzoomen }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    const vak = map.getContainer();
    vak.setAttribute("role", "region");
    vak.setAttribute("aria-label", teksten.kaart);
    // Streamlit names the frame after our package, and a screen reader says that at the door.
    if (window.frameElement) window.frameElement.title = teksten.kaart.split(".")[0];
    // Leaflet gives a clicked map the focus. The page would then scroll the whole map into view
    // between the press and the click, and the click would land on something else.
    vak.focus = () => HTMLElement.prototype.focus.call(vak, { preventScroll: true });
    document.documentElement.lang = teksten.taal;
    // A click reaches streamlit-folium through a group: only then does it ask for toGeoJSON.
    L.featureGroup([beeld]).addTo(map);
    omtrek.addTo(map);
    luister();
    pasHoogteAan();
    pasOpPapier();
    return beeld;
  }

  function luister() {
    const { map, beeld, omtrek } = kaart;
    const tip = L.tooltip({ direction: "top", offset: [0, -10], opacity: 1, className: "bk-tip" });
    beeld.on("mousemove", (e) => {
      const punt = e.layerPoint, merk = beeld.puntBij(punt);
      const plaatsen = merk ? [] : beeld.plaatsenBij(punt);
      const i = merk || plaatsen.length ? -1 : beeld.gebiedBij(punt);
      wijsAan(i);
      const inhoud = merk ? element("strong", merk.tekst)
        : plaatsen.length ? plaatsTip(plaatsen) : gebiedTip(i);
      if (inhoud) tip.setLatLng(e.latlng).setContent(inhoud).addTo(map); else tip.remove();
    });
    beeld.on("mouseout", () => { wijsAan(-1); tip.remove(); });
    // Before streamlit-folium's own listener, which asks what was clicked.
    beeld.on("click", (e) => {
      const hoort = new Set(beeld.opdracht.hoort), merk = beeld.puntBij(e.layerPoint);
      if (merk) {
        if (hoort.has("punt")) vertel("punt", merk.code, e.latlng);
        return;
      }
      const plaatsen = beeld.plaatsenBij(e.layerPoint);
      if (plaatsen.length) {
        L.popup({ maxHeight: 260, maxWidth: 280 }).setLatLng(e.latlng)
          .setContent(popup(beeld.boek, plaatsen, kaart.teksten)).openOn(map);
        if (hoort.has("plaats")) vertel("plaats", plaatsen[0].id, e.latlng);
        return;
      }
      const i = beeld.gebiedBij(e.layerPoint);
      if (i < 0 || !(hoort.has("plek") || (hoort.has("gebied") && beeld.opdracht.klassen[i] !== BUITEN))) return;
      if (hoort.has("gebied")) {
        omtrek.gekozen = { laag: beeld.laag, i, dikte: 2.5, kleur: "#000" };
        omtrek.herteken();
      }
      vertel(beeld.laag.niveau, beeld.laag.codes[i], e.latlng);
    });
  }

  function vertel(niveau, code, plek) {
    const { lat, lng } = plek;
    kaart.beeld.geklikt = { niveau, code, lat, lon: lng, keer: ++kaart.klikken };
    meld(kaart.beeld);
  }

  /**
   * Tell Python of a click at once. streamlit-folium would tell the same a quarter of a second
   * later; it finds that it is told already and keeps silent.
   */
  function meld(beeld) {
    if (!window.Streamlit || !window.__GLOBAL_DATA__) return;
    const terug = { last_active_drawing: beeld.toGeoJSON() };
    window.__GLOBAL_DATA__.last_active_drawing = terug.last_active_drawing;
    window.__GLOBAL_DATA__.previous_data = terug;
    window.Streamlit.setComponentValue(terug);
  }

  function wijsAan(i) {
    const { beeld, omtrek } = kaart;
    if (kaart.aangewezen === i) return;
    kaart.aangewezen = i;
    omtrek.aangewezen = i < 0 ? null : { laag: beeld.laag, i, dikte: 1.5, kleur: INKT };
    omtrek.herteken();
  }

  function gebiedTip(i) {
    const { beeld } = kaart;
    if (i < 0 || !beeld.boek) return null;
    const doos = element("div", "");
    const naam = beeld.boek.namen[beeld.laag.niveau][beeld.laag.codes[i]] || beeld.laag.codes[i];
    doos.append(element("strong", naam), element("div", waardeTekst(beeld.opdracht, i)));
    const kennis = beeld.opdracht.kennis && beeld.boek.kennis[beeld.laag.codes[i]];
    if (kennis && beeld.opdracht.klassen[i] !== BUITEN) doos.append(element("div", kaart.teksten[kennis], "bk-klein"));
    return doos;
  }

  function plaatsTip(plaatsen) {
    const doos = element("div", "");
    doos.append(element("strong", plaatsen[0].naam));
    if (plaatsen.length > 1) doos.append(element("div", `+ ${plaatsen.length - 1}`));
    return doos;
  }

  /** Called for every view: fetch what is not there yet, then draw. The last call wins. */
  async function toon(opdracht) {
    const mijn = ++kaart.volgnummer, { map, beeld, omtrek } = kaart;
    // The colours do not wait for the names: those come when they come.
    haal(opdracht.boek, (x) => x).then((boek) => { beeld.boek = boek; beeld.herteken(); });
    const [laag, achtergrond, regio] = await Promise.all(
      [opdracht.laag, opdracht.achtergrond, opdracht.omtrek].map((url) => url && haal(url, leesLaag)));
    if (mijn !== kaart.volgnummer) return;
    opdracht.waarden = opdracht.waarden.split(",");
    Object.assign(beeld, { laag, achtergrond, opdracht });
    kaart.aangewezen = -1;
    omtrek.aangewezen = null;
    omtrek.gekozen = lijn(laag, opdracht.gekozen, 2.5, "#000");
    omtrek.regio = regio ? lijn(regio, opdracht.gebied, 2, "#0b3c49") : null;
    kijk(laag, regio, opdracht);
    beeld.herteken();
    omtrek.herteken();
  }

  function lijn(laag, code, dikte, kleur) {
    const i = laag.plaats.get(code);
    return i === undefined ? null : { laag, i, dikte, kleur };
  }

  /** Go to the chosen region when it changes, and to a chosen area that is out of sight. */
  function kijk(laag, regio, opdracht) {
    const { map } = kaart, zien = `${opdracht.omtrek} ${opdracht.gebied} ${opdracht.venster || ""}`;
    // In a frame that has no size yet Leaflet finds no zoom, and stops with a position of NaN.
    const maat = map.getSize();
    if (Math.min(maat.x, maat.y) <= 2 * RAND) {
      map.once("resize", () => kijk(laag, regio, opdracht));
      return;
    }
    const i = laag.plaats.get(opdracht.gekozen);
    if (kaart.gezien !== zien) {
      kaart.gezien = zien;
      const r = regio ? regio.plaats.get(opdracht.gebied) : undefined;
      const naar = opdracht.venster ? venster(opdracht.venster)
        : r === undefined ? alles(laag) : grenzen(regio, r);
      map.fitBounds(naar, { animate: false, padding: [RAND, RAND] });
    }
    if (opdracht.venster) return;
    if (i !== undefined && !map.getBounds().contains(grenzen(laag, i).getCenter())) {
      map.fitBounds(grenzen(laag, i).pad(1.5), { animate: false });
    }
  }

  function venster([west, zuid, oost, noord]) {
    return L.latLngBounds([zuid, west], [noord, oost]);
  }

  function alles(laag) {
    const v = laag.vakken;
    let west = Infinity, zuid = Infinity, oost = -Infinity, noord = -Infinity;
    for (let k = 0; k < v.length; k += 4) {
      west = Math.min(west, v[k]);
      zuid = Math.min(zuid, v[k + 1]);
      oost = Math.max(oost, v[k + 2]);
      noord = Math.max(noord, v[k + 3]);
    }
    return L.latLngBounds(latlng(laag, west, zuid), latlng(laag, oost, noord));
  }

  /** A sheet of paper is narrower than a window: without this it would show the map's left part. */
  function pasOpPapier() {
    const vak = kaart.map.getContainer();
    window.addEventListener("beforeprint", () => {
      vak.style.zoom = Math.min(1, PAPIER / vak.offsetWidth);
    });
    window.addEventListener("afterprint", () => { vak.style.zoom = ""; });
  }

  /** On a narrow screen a lower map leaves room to scroll past it with a thumb. */
  function pasHoogteAan() {
    const streamlit = window.Streamlit, zet = streamlit && streamlit.setFrameHeight;
    if (!zet) return;
    streamlit.setFrameHeight = (hoogte) => {
      const h = window.innerWidth < 520 ? Math.min(hoogte, 400) : hoogte;
      kaart.map.getContainer().style.height = `${h}px`;
      kaart.map.invalidateSize({ pan: false });
      zet.call(streamlit, h);
    };
  }

  Object.assign(window.buurtkompas, { begin, toon });
  Object.defineProperty(window.buurtkompas, "kaart", { get: () => kaart });
})();
