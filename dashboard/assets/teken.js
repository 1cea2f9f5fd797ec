/*
 * Drawing: layer files decoded into paths, and the two canvases that show them.
 *
 * Names and values from the data are painted with fillText, never as HTML.
 */
(() => {
  "use strict";

  const AARDE = 2 * Math.PI * 6378137; // metres around the world in Web Mercator
  const BUITEN = ".";                   // an area outside the chosen region
  const KLEUR_BUITEN = "#f1f1ee";
  const INKT = "#26323a";
  const RAND = 0.35;                    // opacity of the borders between areas

  const MERK_STRAAL = 10;
  const MERKEN = {
    hier: { grond: "#b3261e", teken: "●" },
    nieuw: { grond: "#0b6372", teken: "+" },
    dicht: { grond: "#26323a", teken: "×" },
    nummer: { grond: "#0b3c49", teken: "" },
  };

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
      this._punten(ctx);
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

    // ---- marks of the page itself -------------------------------------------------------------

    _punten(ctx) {
      const wereld = 256 * 2 ** this._map.getZoom(), nul = this._map.getPixelOrigin();
      this.merken = (this.opdracht.punten || []).map((p) => ({
        p,
        x: wereld * (0.5 + p.x / AARDE) - nul.x,
        y: wereld * (0.5 - p.y / AARDE) - nul.y,
        r: (p.straal * wereld) / AARDE,
      }));
      for (const m of this.merken) if (m.p.straal) this._kring(ctx, m);
      for (const m of this.merken) this._merk(ctx, m);
    },

    _kring(ctx, { x, y, r }) {
      ctx.save();
      ctx.beginPath();
      ctx.arc(x, y, r, 0, 2 * Math.PI);
      ctx.setLineDash([6, 4]);
      ctx.lineWidth = 1.6;
      ctx.strokeStyle = INKT;
      ctx.stroke();
      ctx.restore();
    },

    /** A disc that its sign tells apart, not only its colour. */
    _merk(ctx, { p, x, y }) {
      const stijl = MERKEN[p.soort];
      ctx.save();
      ctx.beginPath();
      ctx.arc(x, y, MERK_STRAAL, 0, 2 * Math.PI);
      ctx.fillStyle = stijl.grond;
      ctx.fill();
      ctx.lineWidth = 2;
      ctx.strokeStyle = "#fff";
      ctx.stroke();
      ctx.fillStyle = "#fff";
      ctx.font = "700 12px system-ui, sans-serif";
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(stijl.teken || String(p.nummer), x, y + 0.5);
      ctx.restore();
    },

    puntBij(punt) {
      return (this.merken || []).filter(
        ({ x, y }) => Math.hypot(x - punt.x, y - punt.y) <= MERK_STRAAL + 2).map(({ p }) => p).pop();
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
      return Boolean(this.puntBij(punt)) || this.plaatsenBij(punt).length > 0 || this.gebiedBij(punt) >= 0;
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

  window.buurtkompas = { BUITEN, INKT, haal, leesLaag, latlng, grenzen, Beeld, Omtrek };
})();
