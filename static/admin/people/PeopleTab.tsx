import {
  Box,
  Button,
  ButtonGroup,
  Form,
  FormFooter,
  LoadingButton,
  Stack,
  Text,
} from '@forge/react';
import React, { useEffect, useRef, useState } from 'react';
import type { ChangeAction } from '../../../src/contract/adminApi';
import { ChangesView } from '../changes/ChangesView';
import type { ChosenGroup, DoneChange } from '../changes/memberChange';
import { planTotals } from '../bulk/plan/planTotals';
import { readAccountId } from '../bulk/import/people';
import { type OnPlan, useChanges, useRefreshOnReturn } from '../changes/useChanges';
import { GroupsSelect } from '../groupPicker/GroupSelect';
import type { Place } from '../navigation/place';
import { LearnMore } from '../ui/LearnMore';
import { PersonField } from '../ui/PersonField';
import { readable, Title } from '../ui/layout';
import { useWriting } from '../words/useWords';
import { PersonGroups, removalFrom, type ShownGroups } from './PersonGroups';

type PeopleTabProps = {
  place: Extract<Place, { tab: 'people' }>;
  go: (place: Place) => void;
  /** Whether the tab is the one that the admin sees. */
  isFront: boolean;
  /** Called with each change that was made, also one that failed. */
  onChanged: (done: DoneChange) => void;
  onPlan: OnPlan;
};

/** People: the groups of one person, and changes in one or several of them. */
export const PeopleTab = ({ place, go, isFront, onChanged, onPlan }: PeopleTabProps) => {
  const { words, counted } = useWriting();
  const { field, setTyped, openPerson } = usePerson(place, go);
  const { accountId } = field;
  const [groups, setGroups] = useState<readonly ChosenGroup[]>([]);
  const [wasIncomplete, setWasIncomplete] = useState(false);
  const [changed, setChanged] = useState(0); // counts changes, so the person's groups are read again
  const [refreshed, setRefreshed] = useState(0); // reads them again, and keeps the selection
  const takeOut = (ids: readonly string[]): void => {
    setGroups((before) => before.filter(({ id }) => !ids.includes(id)));
  };
  const onDone = (done: DoneChange, isAwaited: boolean): void => {
    const { answer, group } = done;
    onChanged(done);
    if (!isAwaited) return;
    if (answer.ok) setChanged((before) => before + 1);
    else if (answer.failure.certain === false) setRefreshed((before) => before + 1);
    if (answer.ok || answer.failure.code === 'group-not-found') takeOut([group.id]);
  };
  const planned = useRefreshOnReturn(
    isFront,
    (wasPlanned) => {
      const count = wasPlanned ? setChanged : setRefreshed;
      count((before) => before + 1);
    },
    (change) =>
      change.by !== 'people' &&
      (change.accountId === undefined || change.accountId === place.accountId),
  );
  const changes = useChanges({
    about: accountId,
    onDone,
    onPlan: (plan, isAwaited) => {
      // A plan that can't be applied can be made again, with fewer groups.
      if (isAwaited && planTotals(plan.groups).refused.length === 0) {
        takeOut(plan.groups.map(({ id }) => id));
        planned();
      }
      onPlan(plan, isAwaited);
    },
  });
  const { running, isBusy } = changes;
  const isAdding = running?.action === 'add' && running.accountId === accountId;
  const [shown, setShown] = useState<ShownGroups>();

  const request = (action: ChangeAction): void => {
    if (isBusy) return;
    const isComplete = accountId !== '' && groups.length > 0;
    setWasIncomplete(!isComplete);
    if (!isComplete) return;
    const known = readAccountId(accountId);
    if (known !== undefined) openPerson(known);
    changes.request(
      groups.map((group) =>
        action === 'remove' ? removalFrom(group, accountId, shown) : { action, group, accountId },
      ),
    );
  };
  return (
    <Stack space="space.300">
      <Stack space="space.050">
        <Title>{words('people.title')}</Title>
        <Text>
          {words('people.about')} <LearnMore topic="people" />
        </Text>
      </Stack>
      <Box xcss={readable}>
        <Form
          onSubmit={() => {
            request('add');
          }}
        >
          <Stack space="space.150">
            <PersonField
              initial={place.accountId}
              round={field.round}
              onChange={(typed) => {
                changes.forget(); // the last result may be about another person
                setTyped(typed);
              }}
              onDone={openPerson}
              error={wasIncomplete && accountId === '' ? words('add.person.missing') : undefined}
            />
            <GroupsSelect
              id="group"
              label="people.groups"
              purpose="changing"
              isMulti
              takesNames
              chosen={groups}
              onChoose={setGroups}
              error={wasIncomplete && groups.length === 0 ? words('add.group.missing') : undefined}
            />
          </Stack>
          <FormFooter align="start">
            <ButtonGroup>
              <LoadingButton
                appearance="primary"
                type="submit"
                isLoading={isAdding}
                isDisabled={isBusy && !isAdding}
              >
                {groups.length > 1
                  ? counted('people.add-several', groups.length)
                  : words('add.submit')}
              </LoadingButton>
              <Button
                isDisabled={isBusy}
                onClick={() => {
                  request('remove');
                }}
              >
                {groups.length > 1
                  ? counted('people.remove-several', groups.length)
                  : words('remove.ask')}
              </Button>
            </ButtonGroup>
          </FormFooter>
        </Form>
      </Box>
      <ChangesView
        changes={changes}
        onChooseGroup={(near) => {
          setGroups([near]);
        }}
      />
      {place.accountId !== undefined && (
        <PersonGroups
          key={place.accountId}
          opened={place.opened}
          accountId={place.accountId}
          changed={changed}
          refreshed={refreshed}
          changes={changes}
          onShown={setShown}
          onOpenGroup={(groupId) => {
            go({ tab: 'groups', groupId });
          }}
        />
      )}
    </Stack>
  );
};

type TypedPerson = { accountId: string; round: number };

/**
 * The person in the field, who becomes part of the place once they are picked. A place that was
 * opened from elsewhere puts its person into the field.
 */
const usePerson = (place: PeopleTabProps['place'], go: PeopleTabProps['go']) => {
  const [field, setField] = useState<TypedPerson>({ accountId: place.accountId ?? '', round: 0 });
  const opened = useRef(place.accountId);
  useEffect(() => {
    const { accountId } = place;
    if (accountId === opened.current) return;
    opened.current = accountId;
    setField(({ round }) => ({ accountId: accountId ?? '', round: round + 1 }));
  }, [place]);

  const setTyped = (accountId: string): void => {
    setField(({ round }) => ({ accountId, round }));
  };
  const openPerson = (accountId: string): void => {
    if (accountId === (opened.current ?? '')) return;
    opened.current = accountId === '' ? undefined : accountId;
    go(accountId === '' ? { tab: 'people' } : { tab: 'people', accountId });
  };
  return { field, setTyped, openPerson };
};
