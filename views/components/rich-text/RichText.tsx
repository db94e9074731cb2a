import type { VNode } from 'preact';
import type { Html } from '../../../src/api/question.ts';

interface Props {
  readonly html: Html;
  /** Language of the content where it may differ from the page's. */
  readonly lang?: string | undefined;
  readonly inline?: boolean;
  readonly id?: string;
}

/**
 * Content written by an author and made into HTML by the tool.
 * Criteria: carries its own language; wide maths and figures scroll inside their box, not the page; direction follows
 * the content.
 */
export function RichText({ html, lang, inline = false, id }: Props): VNode {
  const content = { __html: html };
  return inline ? (
    <span id={id} class="rich rich--inline" lang={lang} dir="auto" dangerouslySetInnerHTML={content} />
  ) : (
    <div id={id} class="rich" lang={lang} dir="auto" dangerouslySetInnerHTML={content} />
  );
}
