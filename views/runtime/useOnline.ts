import { useEffect, useState } from 'preact/hooks';

/** Whether the browser believes it has a network; true until it says otherwise. */
export function useOnline(): boolean {
  const [online, set] = useState(true);
  useEffect(() => {
    const update = () => set(navigator.onLine);
    update();
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
}
