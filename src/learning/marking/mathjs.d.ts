declare module 'mathjs/lib/browser/math.js' {
  import type * as mathjs from 'mathjs';

  /** The bundle is an instance: its `create` has all functions already and takes the configuration alone. */
  const bundle: Omit<typeof mathjs, 'create' | 'all'> & {
    create(configuration: mathjs.ConfigOptions): mathjs.MathJsInstance;
  };
  export default bundle;
}
