import {
  Box,
  ButtonGroup,
  Form,
  LoadingButton,
  Lozenge,
  SectionMessage,
  Stack,
  Text,
  User,
} from '@forge/react';
import React, { useState } from 'react';
import type { Group } from '../../../src/contract/adminApi';
import type { SelfTestView, TestRefusal, TrialView } from '../../../src/contract/setupApi';
import { answered, type PageFailure, waitSeconds, withRetry } from '../api/answers';
import { invoke } from '../api/invoke';
import { useAction } from '../api/useLoaded';
import { readAccountId } from '../bulk/import/people';
import { GroupSelect } from '../groupPicker/GroupSelect';
import { type Column, RowsTable } from '../rows/RowsTable';
import { FailureMessage } from '../ui/FailureMessage';
import { PersonField } from '../ui/PersonField';
import { GroupName, Phrase } from '../ui/Phrase';
import { Submit, Note, readable, Status, Subtitle } from '../ui/layout';
import type { SpecialWords } from '../words/failureWords';
import type { MessageKey } from '../words/fill';
import { useWords, useWriting } from '../words/useWords';
import { leftNextText, leftText, testResult, timeText, writeLook } from './setupWords';

type Props = {
  /** The latest test that the backend knows. */
  latest: SelfTestView | undefined;
  onEnd: () => void;
};

/** Adds and removes one person as each identity, and shows what happened. */
export const SelfTest = ({ latest, onEnd }: Props) => {
  const words = useWords();
  const { isRunning, refusal, failure, start, test: own } = useSelfTest(onEnd);
  // The test that this page ran may have been ended since. But what the backend knew when it was last
  // asked may also be older.
  const isOlder =
    latest &&
    own &&
    (latest.startedAt < own.startedAt || (latest.id === own.id && latest.state === 'running'));
  const test = isRunning || isOlder ? (own ?? latest) : (latest ?? own);
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Subtitle>{words('setup.test')}</Subtitle>
        <Text>{words('setup.test.about')}</Text>
      </Stack>
      <Status>
        {refusal !== undefined && (
          <Note
            appearance="warning"
            title="setup.test.refused.title"
            text={`setup.test.refused.${refusal}`}
          />
        )}
        {failure && (
          <FailureMessage
            title={
              failure.code === 'in-progress' ? 'setup.test.refused.title' : 'setup.test.failed'
            }
            failure={failure}
            special={TEST_WORDS}
          />
        )}
        {test?.state === 'left' && !isRunning && <Leftover test={test} onEnd={onEnd} />}
      </Status>
      {test?.state !== 'left' && <TestForm isRunning={isRunning} onStart={start} />}
      {test && <TestResults test={test} />}
    </Stack>
  );
};

/** A person whom a test may have left in its group, with what to do about it. */
const Leftover = ({ test, onEnd }: { test: SelfTestView; onEnd: () => void }) => {
  const writing = useWriting();
  const { words } = writing;
  const { run, isRunning, failure } = useAction(onEnd);
  const [tried, setTried] = useState<'remove' | 'keep'>('remove');
  const ways =
    test.addedSince === 'certainly' ? (['keep'] as const) : (['remove', 'keep'] as const);
  const end = (how: 'remove' | 'keep'): void => {
    setTried(how);
    void run(
      () => invoke('endSelfTest', { testId: test.id, how }),
      () => undefined,
    );
  };
  return (
    <Stack space="space.100">
      <SectionMessage appearance="warning" title={words('setup.left.title')}>
        <Stack space="space.100" alignInline="start">
          <Text>
            <Phrase
              text={leftText(test)}
              values={{
                when: timeText(test.startedAt, writing),
                person: <User accountId={test.accountId} />,
                group: <GroupName name={test.group.name} />,
              }}
            />
          </Text>
          <Text>{words(leftNextText(test))}</Text>
          <ButtonGroup>
            {ways.map((how) => (
              <LoadingButton
                key={how}
                appearance={how === 'remove' ? 'primary' : 'default'}
                isLoading={isRunning && tried === how}
                isDisabled={isRunning && tried !== how}
                onClick={() => {
                  end(how);
                }}
              >
                {words(`setup.left.${how}`)}
              </LoadingButton>
            ))}
          </ButtonGroup>
        </Stack>
      </SectionMessage>
      {failure && (
        <FailureMessage
          title={endFailedTitle(tried, failure)}
          failure={failure}
          special={TEST_WORDS}
          isOfChange={tried === 'remove' && !(failure.code in TEST_WORDS)}
        />
      )}
    </Stack>
  );
};

const TEST_WORDS: SpecialWords = {
  'in-progress': { title: 'setup.test.busy', next: 'setup.test.busy.next' },
  'not-found': { title: 'setup.test.gone', next: 'setup.test.gone.next' },
};

const endFailedTitle = (tried: 'remove' | 'keep', { certain }: PageFailure): MessageKey => {
  if (tried === 'keep') return 'setup.left.keep-failed';
  return certain === false ? 'setup.left.uncertain' : 'setup.left.failed';
};

type TestFormProps = {
  isRunning: boolean;
  onStart: (groupId: string, accountId: string) => Promise<void>;
};

/** The group and the person for a test. */
const TestForm = ({ isRunning, onStart }: TestFormProps) => {
  const words = useWords();
  const [group, setGroup] = useState<Group>();
  const [person, setPerson] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const accountId = readAccountId(person);

  const submit = async (): Promise<void> => {
    setWasTried(true);
    if (group && accountId !== undefined) await onStart(group.id, accountId);
  };
  return (
    <Box xcss={readable}>
      <Form onSubmit={submit}>
        <Stack space="space.100">
          <GroupSelect
            id="test-group"
            label="setup.test.group"
            purpose="changing"
            chosen={group}
            onChoose={setGroup}
            error={wasTried && !group ? words('add.group.missing') : undefined}
          />
          <PersonField
            label="setup.test.person"
            onChange={setPerson}
            error={
              wasTried && accountId === undefined ? words('setup.test.person.missing') : undefined
            }
          />
        </Stack>
        <Submit isLoading={isRunning}>{words('setup.test.run')}</Submit>
      </Form>
    </Box>
  );
};

const COLUMNS: Column[] = [
  { title: 'setup.what' },
  { title: 'recent.add' },
  { title: 'recent.remove' },
];

/** What each identity could do in the latest test. */
const TestResults = ({ test }: { test: SelfTestView }) => {
  const writing = useWriting();
  const { words } = writing;
  const result = testResult(test);
  const cell = (trial: TrialView, which: 'add' | 'removal') => {
    const look = writeLook(trial, which);
    return look ? (
      <Lozenge appearance={look.appearance}>{words(look.text)}</Lozenge>
    ) : (
      <Text>–</Text>
    );
  };
  return (
    <Stack space="space.100">
      <Text>
        <Phrase
          text="setup.test.of"
          values={{
            when: timeText(test.startedAt, writing),
            who: <User accountId={test.by} />,
            person: <User accountId={test.accountId} />,
            group: <GroupName name={test.group.name} />,
          }}
        />
      </Text>
      <RowsTable
        label="setup.test.results"
        columns={COLUMNS}
        rows={test.trials.map((trial) => [
          <Text>{words(`setup.key.${trial.identity}`)}</Text>,
          cell(trial, 'add'),
          cell(trial, 'removal'),
        ])}
      />
      {result && <Text>{words(result)}</Text>}
    </Stack>
  );
};

type TestRun = {
  isRunning: boolean;
  /** The test as it was last seen. */
  test?: SelfTestView;
  refusal?: TestRefusal;
  failure?: PageFailure;
};

const PAUSE_S = 2; // the queue starts its trial within seconds
const MAX_STEPS = 60;

/**
 * Runs a self-test from its start to its end, step by step, and shows each step. `onEnd` is called
 * when it is over, however it ended. If the page is closed, the backend cleans up.
 */
const useSelfTest = (onEnd: () => void) => {
  const [run, show] = useState<TestRun>({ isRunning: false });

  const stepUntilDone = async (first: SelfTestView): Promise<TestRun> => {
    let test = first;
    for (let steps = 0; steps < MAX_STEPS && test.state === 'running'; steps += 1) {
      const before = waitingTrials(test);
      const answer = await withRetry(() => invoke('stepSelfTest', { testId: test.id }));
      if (!answer.ok) return { isRunning: false, test, failure: answer.failure };
      test = answer.value;
      show({ isRunning: true, test });
      if (waitingTrials(test) === before) await waitSeconds(PAUSE_S);
    }
    return { isRunning: false, test };
  };

  const start = async (groupId: string, accountId: string): Promise<void> => {
    if (run.isRunning) return;
    show({ isRunning: true });
    const answer = await answered(invoke('startSelfTest', { groupId, accountId }));
    if (!answer.ok) show({ isRunning: false, failure: answer.failure });
    else if (answer.value.kind === 'refused') show({ isRunning: false, refusal: answer.value.why });
    else show(await stepUntilDone(answer.value.test));
    onEnd();
  };
  return { ...run, start };
};

const waitingTrials = ({ trials }: SelfTestView): number =>
  trials.filter(({ state }) => state === 'waiting').length;
