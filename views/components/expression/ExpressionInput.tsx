import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useText } from '../../runtime/text.ts';
import type { TextKey } from '../../text/translator.ts';
import type { AskProps } from '../question/ask.ts';
import { insertAt } from '../question/insertAt.ts';
import { TypedAnswer } from '../question/TypedAnswer.tsx';
import { typeset } from './typeset.ts';

const SYMBOLS = ['+', '−', '×', '÷', '/', '^', '(', ')'] as const;
const NAMES: Readonly<Record<string, TextKey>> = {
  '+': 'expression.plus',
  '−': 'expression.minus',
  '×': 'expression.times',
  '÷': 'expression.divided',
  '/': 'expression.over',
  '^': 'expression.power',
  '(': 'expression.open',
  ')': 'expression.close',
  '=': 'expression.equals',
};

/**
 * A formula or an equation.
 * Criteria: a text field, so that every keyboard and speech input works; the symbol bar is a convenience, each key with
 * a spoken name; how to type is told and tied to the field; the preview shows how the typing is read and is not
 * announced at every key.
 */
export function ExpressionInput(props: AskProps<'expression'>): VNode {
  const { ask, name } = props;
  const { t } = useText();
  const field = useRef<HTMLInputElement>(null);
  const change = (text: string) => props.onChange({ kind: 'expression', text });
  const symbols = [...ask.variables, ...SYMBOLS, ...(ask.equation ? ['='] : [])];
  return (
    <div class="field">
      <label for={name}>{t(ask.equation ? 'expression.yourEquation' : 'question.yourAnswer')}</label>
      <TypedAnswer of={props} writing={{ dir: 'ltr' }} how={`${name}-how`} field={field} onText={change} />
      {props.over ? null : (
        <SymbolBar symbols={symbols} onPress={(sign) => insertAt(field.current, sign, change)} />
      )}
      <Preview text={props.answer.text} />
      <p id={`${name}-how`} class="hint-line">
        {t('expression.how')}
        {ask.form === 'equivalent' ? null : ` ${t(formKey(ask.form))}`}
      </p>
    </div>
  );
}

function formKey(form: string): TextKey {
  if (form === 'expanded') return 'expression.expanded';
  return form === 'factored' ? 'expression.factored' : 'expression.simplified';
}

function SymbolBar({
  symbols,
  onPress,
}: {
  symbols: readonly string[];
  onPress: (sign: string) => void;
}): VNode {
  const { t } = useText();
  return (
    <fieldset class="keys" aria-label={t('expression.symbols')}>
      {symbols.map((sign) => {
        const key = NAMES[sign];
        return (
          <button
            type="button"
            class="key"
            key={sign}
            aria-label={key ? t(key) : undefined}
            onClick={() => onPress(sign)}
          >
            {sign}
          </button>
        );
      })}
    </fieldset>
  );
}

function Preview({ text }: { text: string }): VNode | null {
  const { t } = useText();
  const html = typeset(text);
  if (html === null) return null;
  return (
    <p class="preview-line">
      <span class="hint-line">{t('expression.readAs')}</span>{' '}
      <span dir="ltr" dangerouslySetInnerHTML={{ __html: html }} />
    </p>
  );
}
