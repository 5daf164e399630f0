import { isPassing } from '../../../src/domain/webTriggerStatus';
import { makeTriggerDesk } from '../../fakes/triggerDesk';

const arrange = async () => {
  const { clock, claims, idempotency } = await makeTriggerDesk();
  const claim = () => idempotency('scope', 'body digest');
  /** Claims and dies: nothing ever completes the claim. */
  const die = async () => {
    expect(await claim()).toMatchObject({ kind: 'claimed' });
  };
  return { clock, claims, claim, die, idempotency };
};

describe('a claim whose holder died', () => {
  test('is held for a minute', async () => {
    const { clock, claim, die } = await arrange();
    await die();
    clock.advance(59);
    expect(await claim()).toEqual({ kind: 'answered', status: 'in-progress' });
  });

  test('is then taken over by exactly one of many', async () => {
    const { clock, claim, die } = await arrange();
    await die();
    clock.advance(60);
    const claims = await Promise.all(Array.from({ length: 20 }, claim));
    expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    for (const other of claims.filter(({ kind }) => kind === 'answered'))
      expect(other).toEqual({ kind: 'answered', status: 'in-progress' });
  });

  test('is taken over again if its new holder died too', async () => {
    const { clock, claim, die } = await arrange();
    for (let heir = 0; heir < 3; heir += 1) {
      await die();
      clock.advance(60);
    }
    const claims = await Promise.all(Array.from({ length: 5 }, claim));
    expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
  });

  test.each(['added', 'unavailable'] as const)(
    'is completed by its new holder as usual: %s',
    async (status) => {
      const { clock, claim, die } = await arrange();
      await die();
      clock.advance(60);
      const heir = await claim();
      if (heir.kind !== 'claimed') throw new Error('nobody took it over');
      await heir.complete(status);
      expect(await claim()).toMatchObject(
        isPassing(status) ? { kind: 'claimed' } : { kind: 'answered', status },
      );
    },
  );

  test('no longer ties the key to its body', async () => {
    const { clock, die, idempotency } = await arrange();
    await die();
    expect(await idempotency('scope', 'another digest')).toMatchObject({ status: 'invalid-input' });
    clock.advance(60);
    expect(await idempotency('scope', 'another digest')).toMatchObject({ kind: 'claimed' });
  });

  test('does not affect the keys of others', async () => {
    const { die, idempotency } = await arrange();
    await die();
    expect(await idempotency('other scope', 'body digest')).toMatchObject({ kind: 'claimed' });
  });
});

test('a stored claim of another form does not block its key permanently', async () => {
  const { claims, claim } = await arrange();
  await claims.replace('idempotency scope', 'scribble', 60);
  expect(await claim()).toEqual({ kind: 'answered', status: 'in-progress' });
});
