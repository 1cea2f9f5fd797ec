/*
 * The map of Buurtkompas: borders fetched once by URL and drawn on one canvas.
 *
 * Python sends one small order (`toon`) a view: a character per area in the order of the layer
 * file, the colours of those characters, and the values for the tooltip. Nothing from the data
 * ever becomes HTML here: every text goes through textContent or fillText.
 */
(() => {
  "use strict";

  const AARDE = 2 * Math.PI * 6378137; // metres around the world in Web Mercator
  const BUITEN = ".";                   // an area outside the chosen region
  const KLEUR_BUITEN = "#f1f1ee";
  const INKT = "#26323a";
  const RAND = 0.35;                    // opacity of the borders between areas

  // ---- files ----------------------------------------------------------------------------------

  const gehaald = new Map();

  /** Fetch a JSON file once; a failed fetch may be tried again. */
  function haal(url, lees) {
    if (!gehaald.has(url)) {
      const belofte = fetch(url).then((antwoord) => {
        if (!antwoord.ok) throw new Error(`${url}: ${antwoord.status}`);
        return antwoord.json();
      }).then(lees);
      belofte.catch(() => gehaald.delete(url));
      gehaald.set(url, belofte);
    }
    return gehaald.get(url);
  }

  /** Decode a layer file (etl/store/geometry.py) into one path and one box an area. */
  function leesLaag(bestand) {
    const n = bestand.codes.length;
    const vakken = new Float64Array(4 * n);
    const vormen = bestand.vormen.map((ringen, i) => {
      const vorm = new Path2D();
      let west = Infinity, zuid = Infinity, oost = -Infinity, noord = -Infinity;
      for (const ring of ringen) {
        let x = 0, y = 0;
        for (let k = 0; k < ring.length; k += 2) {
          x += ring[k];
          y += ring[k + 1];
          if (k) vorm.lineTo(x, y); else vorm.moveTo(x, y);
          if (x < west) west = x;
          if (x > oost) oost = x;
          if (y < zuid) zuid = y;
          if (y > noord) noord = y;
        }
        vorm.closePath();
      }
      vakken.set([west, zuid, oost, noord], 4 * i);
      return vorm;
    });
    return {
      niveau: bestand.niveau, codes: bestand.codes, punten: bestand.punten, vormen, vakken,
      eenheid: bestand.eenheid, oorsprong: bestand.oorsprong,
      plaats: new Map(bestand.codes.map((code, i) => [code, i])),
    };
  }

  // ---- from metres to pixels ------------------------------------------------------------------

  /** Scale and offset that take a layer's own units to the map's layer points. */
  function stand(map, laag) {
    const wereld = 256 * 2 ** map.getZoom();
    const nul = map.getPixelOrigin();
    return {
      schaal: (wereld / AARDE) * laag.eenheid,
      x: wereld * (0.5 + laag.oorsprong[0] / AARDE) - nul.x,
      y: wereld * (0.5 - laag.oorsprong[1] / AARDE) - nul.y,
    };
  }

  function latlng(laag, x, y) {
    return L.CRS.EPSG3857.unproject(
      L.point(laag.oorsprong[0] + x * laag.eenheid, laag.oorsprong[1] + y * laag.eenheid));
  }

  function grenzen(laag, i) {
    const [west, zuid, oost, noord] = laag.vakken.subarray(4 * i, 4 * i + 4);
    return L.latLngBounds(latlng(laag, west, zuid), latlng(laag, oost, noord));
  }

  /** Run `teken(i)` for every area of the layer that touches the renderer's canvas. */
  function inBeeld(laag, s, bereik, teken) {
    const west = (bereik.min.x - s.x) / s.schaal, oost = (bereik.max.x - s.x) / s.schaal;
    const noord = (s.y - bereik.min.y) / s.schaal, zuid = (s.y - bereik.max.y) / s.schaal;
    const v = laag.vakken;
    for (let i = 0; i < laag.vormen.length; i++) {
      const k = 4 * i;
      if (v[k] < oost && v[k + 2] > west && v[k + 1] < noord && v[k + 3] > zuid) teken(i);
    }
  }

  /** Hatch for what is not known: never to be mistaken for a low value. */
  function streep(ctx, kleur, grond) {
    const tegel = document.createElement("canvas");
    tegel.width = tegel.height = 8;
    const t = tegel.getContext("2d");
    t.fillStyle = grond;
    t.fillRect(0, 0, 8, 8);
    t.strokeStyle = kleur;
    t.lineWidth = 1.4;
    for (const d of [-8, 0, 8]) {
      t.beginPath();
      t.moveTo(d, 8);
      t.lineTo(d + 8, 0);
      t.stroke();
    }
    return ctx.createPattern(tegel, "repeat");
  }

  // ---- what is drawn --------------------------------------------------------------------------

  const Beeld = L.Path.extend({
    options: { interactive: true, bubblingMouseEvents: true, stroke: false },
    initialize(opties) { L.setOptions(this, opties); },

    /** Everything below is drawn on the renderer's whole canvas. */
    _project() { this._pxBounds = this._renderer._bounds; },
    _update() { this._pxBounds = this._renderer._bounds; },
    herteken() { if (this._map) { this._update(); this._renderer._requestRedraw(this); } },

    _updatePath() {
      if (!this._renderer._drawing || !this.opdracht) return;
      const ctx = this._renderer._ctx;
      this._vlakken(ctx);
      if (this.achtergrond) this._lijnen(ctx, this.achtergrond, INKT, this._map.getZoom() < 10 ? 0.4 : 0.9);
      if (this.achtergrond) this._namen(ctx);
      this._plaatsen(ctx);
      this.getekend = { van: this.opdracht };
    },

    _vlakken(ctx) {
      const { laag, opdracht } = this, s = stand(this._map, laag);
      const kleuren = new Map();
      const kleur = (teken) => {
        if (!kleuren.has(teken)) kleuren.set(teken, this._kleur(ctx, teken, s.schaal));
        return kleuren.get(teken);
      };
      ctx.save();
      ctx.transform(s.schaal, 0, 0, -s.schaal, s.x, s.y);
      ctx.lineWidth = 0.6 / s.schaal;
      ctx.strokeStyle = `rgba(38, 50, 58, ${RAND})`;
      const rand = this._map.getZoom() >= 10;
      inBeeld(laag, s, this._renderer._bounds, (i) => {
        ctx.fillStyle = kleur(opdracht.klassen[i]);
        ctx.fill(laag.vormen[i], "evenodd");
        if (rand) ctx.stroke(laag.vormen[i]);
      });
      ctx.restore();
    },

    _kleur(ctx, teken, schaal) {
      if (teken === BUITEN) return KLEUR_BUITEN;
      const bijzonder = this.opdracht.bijzonder[teken];
      if (!bijzonder) return this.opdracht.palet[Number(teken)];
      if (!bijzonder.streep) return bijzonder.kleur;
      const patroon = streep(ctx, bijzonder.streep, bijzonder.kleur);
      patroon.setTransform(new DOMMatrix().scale(1 / schaal));
      return patroon;
    },

    _lijnen(ctx, laag, kleur, dikte) {
      const s = stand(this._map, laag);
      ctx.save();
      ctx.transform(s.schaal, 0, 0, -s.schaal, s.x, s.y);
      ctx.strokeStyle = kleur;
      ctx.lineWidth = dikte / s.schaal;
      inBeeld(laag, s, this._renderer._bounds, (i) => ctx.stroke(laag.vormen[i]));
      ctx.restore();
    },

    /** Names of gemeenten where there is room, biggest areas first; of wijken when near enough. */
    _namen(ctx) {
      const zoom = this._map.getZoom();
      if (zoom < 10 || !this.boek) return;
      const bezet = [];
      ctx.save();
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.lineJoin = "round";
      ctx.strokeStyle = "rgba(255, 255, 255, 0.85)";
      ctx.fillStyle = INKT;
      ctx.lineWidth = 3;
      ctx.font = "600 12px system-ui, sans-serif";
      this._schrijf(ctx, this.achtergrond, this.boek.namen[this.achtergrond.niveau], bezet);
      if (zoom >= 13 && this.laag.niveau === "wijk") {
        ctx.font = "11px system-ui, sans-serif";
        this._schrijf(ctx, this.laag, this.boek.namen.wijk, bezet);
      }
      ctx.restore();
    },

    _schrijf(ctx, laag, namen, bezet) {
      const s = stand(this._map, laag), v = laag.vakken, kandidaten = [];
      inBeeld(laag, s, this._renderer._bounds, (i) => kandidaten.push(i));
      const maat = (i) => (v[4 * i + 2] - v[4 * i]) * (v[4 * i + 3] - v[4 * i + 1]);
      kandidaten.sort((a, b) => maat(b) - maat(a));
      for (const i of kandidaten) {
        const naam = namen[laag.codes[i]] || "";
        const x = s.x + laag.punten[2 * i] * s.schaal, y = s.y - laag.punten[2 * i + 1] * s.schaal;
        const half = ctx.measureText(naam).width / 2 + 4;
        const vak = [x - half, y - 9, x + half, y + 9];
        const past = half * 1.6 < (v[4 * i + 2] - v[4 * i]) * s.schaal;
        if (!past || bezet.some((b) => b[0] < vak[2] && b[2] > vak[0] && b[1] < vak[3] && b[3] > vak[1])) continue;
        bezet.push(vak);
        ctx.strokeText(naam, x, y);
        ctx.fillText(naam, x, y);
      }
    },

    // ---- places -------------------------------------------------------------------------------

    /** Places that pass the view's filter, with their pixel; thinned where they would overlap. */
    _kies() {
      const { boek, opdracht } = this, zoom = this._map.getZoom();
      this.zichtbaar = [];
      if (!boek || !opdracht.plaatsen) return;
      const typen = new Set(opdracht.plaatsen.typen), model = opdracht.plaatsen.model;
      const wereld = 256 * 2 ** zoom, nul = this._map.getPixelOrigin(), bereik = this._renderer._bounds;
      const cel = zoom < 11 ? 4 : 2, bezet = new Set();
      boek.plaatsen.forEach((p) => {
        if (!typen.has(p.type) || (model >= 0 && !p.modellen.includes(model))) return;
        const x = wereld * (0.5 + p.x / AARDE) - nul.x, y = wereld * (0.5 - p.y / AARDE) - nul.y;
        if (x < bereik.min.x || x > bereik.max.x || y < bereik.min.y || y > bereik.max.y) return;
        const vak = `${Math.round(x / cel)},${Math.round(y / cel)}`;
        this.zichtbaar.push({ p, x, y, dubbel: bezet.has(vak) });
        bezet.add(vak);
      });
    },

    _straal() {
      const zoom = this._map.getZoom();
      return zoom < 10 ? 2.2 : zoom < 12 ? 3.5 : zoom < 14 ? 5.5 : 7.5;
    },

    _plaatsen(ctx) {
      this._kies();
      const r = this._straal();
      for (const { p, x, y, dubbel } of this.zichtbaar) {
        if (!dubbel) this._stip(ctx, p, x, y, r);
      }
    },

    /** A pie of the colours of its werkmodellen; hollow where the place is not known precisely. */
    _stip(ctx, p, x, y, r) {
      const kleuren = p.modellen.map((m) => this.boek.modellen[m].kleur);
      ctx.beginPath();
      ctx.arc(x, y, r + 1.2, 0, 2 * Math.PI);
      ctx.fillStyle = "#fff";
      ctx.fill();
      const deel = (2 * Math.PI) / kleuren.length;
      kleuren.forEach((kleur, k) => {
        ctx.beginPath();
        ctx.moveTo(x, y);
        ctx.arc(x, y, r, k * deel - Math.PI / 2, (k + 1) * deel - Math.PI / 2);
        ctx.fillStyle = kleur;
        ctx.fill();
      });
      if (p.vaag) {
        ctx.beginPath();
        ctx.arc(x, y, r * 0.6, 0, 2 * Math.PI);
        ctx.fillStyle = "#fff";
        ctx.fill();
      }
      ctx.beginPath();
      ctx.arc(x, y, r + 0.6, 0, 2 * Math.PI);
      ctx.lineWidth = 0.7;
      ctx.strokeStyle = INKT;
      ctx.stroke();
    },

    /** Places under the pointer; from afar a dot is too small to be meant, and the area is. */
    plaatsenBij(punt) {
      if (this._map.getZoom() < 10) return [];
      const straal = Math.max(this._straal() + 3, 6);
      return (this.zichtbaar || []).filter(
        ({ x, y }) => Math.hypot(x - punt.x, y - punt.y) <= straal).map(({ p }) => p);
    },

    // ---- finding what is under the pointer ----------------------------------------------------

    gebiedBij(punt) {
      if (!this.opdracht) return -1;
      const { laag } = this, s = stand(this._map, laag), ctx = this._meet();
      const x = (punt.x - s.x) / s.schaal, y = (s.y - punt.y) / s.schaal, v = laag.vakken;
      for (let i = 0; i < laag.vormen.length; i++) {
        const k = 4 * i;
        if (x < v[k] || x > v[k + 2] || y < v[k + 1] || y > v[k + 3]) continue;
        if (ctx.isPointInPath(laag.vormen[i], x, y, "evenodd")) return i;
      }
      return -1;
    },

    /** A context without scale: isPointInPath would otherwise see the map's. */
    _meet() {
      this._meter = this._meter || document.createElement("canvas").getContext("2d");
      return this._meter;
    },

    _containsPoint(punt) {
      return this.plaatsenBij(punt).length > 0 || this.gebiedBij(punt) >= 0;
    },

    /** What a click on the map tells Python: which area, and which click. */
    toGeoJSON() {
      return { type: "Feature", geometry: null, properties: this.geklikt || {} };
    },
  });

  /** Outlines above the colours: the chosen region, the chosen area, the one under the pointer. */
  const Omtrek = L.Path.extend({
    options: { interactive: false },
    initialize(opties) { L.setOptions(this, opties); },
    _project() { this._pxBounds = this._renderer._bounds; },
    _update() { this._pxBounds = this._renderer._bounds; },
    herteken() { if (this._map) { this._update(); this._renderer._requestRedraw(this); } },

    _updatePath() {
      if (!this._renderer._drawing) return;
      for (const lijn of [this.regio, this.gekozen, this.aangewezen]) if (lijn) this._lijn(lijn);
    },

    _lijn({ laag, i, dikte, kleur }) {
      const ctx = this._renderer._ctx, s = stand(this._map, laag);
      ctx.save();
      ctx.transform(s.schaal, 0, 0, -s.schaal, s.x, s.y);
      ctx.lineJoin = "round";
      for (const [breed, verf] of [[dikte + 2.5, "rgba(255, 255, 255, 0.9)"], [dikte, kleur]]) {
        ctx.lineWidth = breed / s.schaal;
        ctx.strokeStyle = verf;
        ctx.stroke(laag.vormen[i]);
      }
      ctx.restore();
    },
  });

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
    // Leaflet gives a clicked map the focus. The page would then scroll the whole map into view
    // between the press and the click, and the click would land on something else.
    vak.focus = () => HTMLElement.prototype.focus.call(vak, { preventScroll: true });
    document.documentElement.lang = teksten.taal;
    // A click reaches streamlit-folium through a group: only then does it ask for toGeoJSON.
    L.featureGroup([beeld]).addTo(map);
    omtrek.addTo(map);
    luister();
    pasHoogteAan();
    return beeld;
  }

  function luister() {
    const { map, beeld, omtrek } = kaart;
    const tip = L.tooltip({ direction: "top", offset: [0, -10], opacity: 1, className: "bk-tip" });
    beeld.on("mousemove", (e) => {
      const punt = e.layerPoint, plaatsen = beeld.plaatsenBij(punt);
      const i = plaatsen.length ? -1 : beeld.gebiedBij(punt);
      wijsAan(i);
      const inhoud = plaatsen.length ? plaatsTip(plaatsen) : gebiedTip(i);
      if (inhoud) tip.setLatLng(e.latlng).setContent(inhoud).addTo(map); else tip.remove();
    });
    beeld.on("mouseout", () => { wijsAan(-1); tip.remove(); });
    // Before streamlit-folium's own listener, which asks what was clicked.
    beeld.on("click", (e) => {
      const plaatsen = beeld.plaatsenBij(e.layerPoint);
      if (plaatsen.length) {
        L.popup({ maxHeight: 260, maxWidth: 280 }).setLatLng(e.latlng)
          .setContent(popup(beeld.boek, plaatsen, kaart.teksten)).openOn(map);
        return;
      }
      const i = beeld.gebiedBij(e.layerPoint);
      if (i < 0 || beeld.opdracht.klassen[i] === BUITEN) return;
      beeld.geklikt = { niveau: beeld.laag.niveau, code: beeld.laag.codes[i], keer: ++kaart.klikken };
      omtrek.gekozen = { laag: beeld.laag, i, dikte: 2.5, kleur: "#000" };
      omtrek.herteken();
      meld(beeld);
    });
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
    const { map } = kaart, zien = `${opdracht.omtrek} ${opdracht.gebied}`;
    const i = laag.plaats.get(opdracht.gekozen);
    if (kaart.gezien !== zien) {
      kaart.gezien = zien;
      const r = regio ? regio.plaats.get(opdracht.gebied) : undefined;
      map.fitBounds(r === undefined ? alles(laag) : grenzen(regio, r), { animate: false, padding: [8, 8] });
    }
    if (i !== undefined && !map.getBounds().contains(grenzen(laag, i).getCenter())) {
      map.fitBounds(grenzen(laag, i).pad(1.5), { animate: false });
    }
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

  window.buurtkompas = { begin, toon, get kaart() { return kaart; } };
})();
