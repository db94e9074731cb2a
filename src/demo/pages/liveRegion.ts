/**
 * Script that fetches the fragment again whenever the course's stream tells of the event, puts it into `#live` and says
 * so in `#said`, a polite live region; with nothing to say it changes silently.
 */
export function liveRegionScript(options: {
  stream: string;
  event: string;
  fragment: string;
  say: string;
}): string {
  const { stream, event, fragment, say } = options;
  return `(() => {
  const SAY = ${JSON.stringify(say)};
  const live = document.getElementById('live');
  const said = document.getElementById('said');
  const source = new EventSource(${JSON.stringify(stream)});
  let busy = false, again = false;
  const refresh = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(${JSON.stringify(fragment)});
      if (answer.ok) {
        live.innerHTML = await answer.text();
        if (SAY) { live.classList.remove('new'); void live.offsetWidth; live.classList.add('new'); said.textContent = SAY; }
      }
    } finally {
      busy = false;
      if (again) { again = false; refresh(); }
    }
  };
  source.addEventListener(${JSON.stringify(event)}, refresh);
})();`;
}
