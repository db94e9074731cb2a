/**
 * Share of the browser window's height that a frame asks for at most. A frame cannot scroll the page around it (browsers
 * keep frames of other sites from doing so), so it has to stay low enough to stand on the screen as a whole: only then
 * can it scroll what matters, feedback or a dialog, to where it is seen.
 */
const MOST = 0.85;

/** Changes within so many ms are asked for once. */
const SETTLE_MS = 100;

/**
 * The height to ask the platform for, in CSS pixels; null while the frame is high enough. A frame is never asked to
 * become lower: the page around it would jump with every question.
 * @param content height of the document
 * @param frame height of the frame
 * @param screen height of the browser window
 */
export function heightToAsk(content: number, frame: number, screen: number): number | null {
  const wanted = Math.min(Math.ceil(content), Math.floor(screen * MOST));
  return wanted > frame ? wanted : null;
}

/** Origin of the page around the frame where the browser tells it (Firefox does not), for messages to it alone. */
function originAround(): string {
  const around: DOMStringList | undefined = location.ancestorOrigins;
  const origin = around?.item(0) ?? 'null';
  return origin === 'null' ? '*' : origin;
}

/**
 * Asks the platform for a higher frame whenever the document outgrows it: `lti.frameResize`, which Canvas and others
 * obey and the rest ignore. The message holds a number and nothing personal. Does nothing outside frames. Stops when the
 * returned function is called.
 */
export function keepFrameHeight(): () => void {
  if (parent === self) return () => undefined;
  const origin = originAround();
  let asked: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    const { scrollHeight } = document.documentElement;
    const height = heightToAsk(scrollHeight, innerHeight, outerHeight || screen.availHeight);
    if (height === null || height === asked) return;
    asked = height;
    parent.postMessage({ subject: 'lti.frameResize', height }, origin);
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(ask, SETTLE_MS);
  });
  observer.observe(document.body);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
