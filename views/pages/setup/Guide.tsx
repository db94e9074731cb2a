import type { VNode } from 'preact';
import type { SetupGuide } from '../../../src/api/registration.ts';
import { CopyField } from '../../components/copy-field/CopyField.tsx';
import { useText } from '../../runtime/text.ts';
import { familyName } from './families.ts';
import { ADDRESS } from './registrationAddress.ts';

/** Where to type what in one LMS; the address to register by stands above all guides. Beside others it is closed at first, and opens without any script. */
export function Guide({ guide, alone }: { guide: SetupGuide; alone: boolean }): VNode {
  const text = useText();
  const { family } = guide;
  const words = (part: string) => text.find(`setup.guide.${family}.${part}`) ?? '';
  return (
    <details class="guide" id={`guide-${family}`} open={alone}>
      <summary>{familyName(text, family)}</summary>
      <div class="stack">
        <p>{words('where')}</p>
        {guide.values
          .filter(({ id }) => id !== ADDRESS)
          .map(({ id, value }) => (
            <CopyField
              key={id}
              id={`${family}-${id}`}
              label={text.find(`setup.field.${family}.${id}`) ?? id}
              value={value}
            />
          ))}
        <p>{words('tick')}</p>
        <p>{words('back')}</p>
      </div>
    </details>
  );
}
