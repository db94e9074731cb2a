import type { Question } from '../../components/confirm/ConfirmDialog.tsx';
import type { Translator } from '../../text/translator.ts';

/** Shutting somebody out is asked about first: it ends the sessions of everybody who works there. */
export function suspendQuestion({ t }: Translator, what: string, act: () => void): Question {
  return {
    title: t('admin.suspendTitle', { what }),
    body: t('admin.suspendBody'),
    button: t('admin.suspend'),
    act,
  };
}
