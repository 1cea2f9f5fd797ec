/*
 * Where the keyboard is after a button that is gone when it was pressed.
 *
 * Streamlit draws a page anew, and a browser lets go of what had the focus and is there no more: who
 * uses the keyboard or a screen reader then begins again at the top, and hears nothing. The focus
 * goes to the same control where it came back, or else to what the page now is about: the first
 * element marked bk-doel, or the title of the page.
 */
(() => {
  "use strict";

  const TITEL = "inhoud";
  const WACHT = 100; // milliseconds between two looks
  const HOOGSTENS = 100; // looks: a view that takes longer is not waited for
  let vorig = null; // what had the focus, and the key of its widget

  const klaar = () => document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")
    && !document.querySelector("[data-stale=true]");
  const verloren = () => document.activeElement === document.body;

  function sleutel(element) {
    const vak = element.closest("[class*='st-key-']");
    return vak ? [...vak.classList].find((naam) => naam.startsWith("st-key-")) : "";
  }

  function zelfde({ naam, soort }) {
    const element = naam && document.querySelector(`.${CSS.escape(naam)} ${soort}`);
    return element && !element.disabled ? element : null;
  }

  const doel = () => document.querySelector(".bk-doel") || document.getElementById(TITEL);

  function herstel(weg, keer = 0) {
    if (!verloren() || keer > HOOGSTENS) return;
    if (!klaar()) {
      setTimeout(herstel, WACHT, weg, keer + 1);
      return;
    }
    const terug = zelfde(weg);
    if (terug) {
      terug.focus({ preventScroll: true });
      return;
    }
    const kop = doel();
    if (!kop) return;
    kop.tabIndex = -1;
    kop.focus({ preventScroll: kop.id === TITEL });
  }

  document.addEventListener("focusin", ({ target }) => {
    vorig = { target, naam: sleutel(target), soort: target.localName };
  });

  // Somebody who clicks beside everything lets go of the focus, and that is as it should be.
  document.addEventListener("pointerdown", ({ target }) => {
    if (vorig && !vorig.target.contains(target)) vorig = null;
  });

  new MutationObserver(() => {
    if (!vorig || vorig.target.isConnected || !verloren()) return;
    const weg = vorig;
    vorig = null;
    setTimeout(herstel, WACHT, weg);
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
