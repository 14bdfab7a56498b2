import { meantName } from '@siesa-integration/canonical-model';
import { message, type Value } from './messages/message.ts';

/** `did you mean 'cliente-a'?`, or the known names: the end of a message about an unknown name. */
export const suggestion = (given: string, known: readonly string[]): Value => {
  const meant = meantName(given, known);
  if (meant !== undefined) return message('mistake/meant', { meant });
  if (known.length === 0) return message('mistake/none-yet');
  return message('mistake/known', {
    names: `${known.slice(0, mostNamed).join(', ')}${known.length > mostNamed ? ', …' : ''}`,
  });
};

const mostNamed = 8;
