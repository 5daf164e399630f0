import {
  Button,
  DynamicTable,
  Inline,
  ModalTransition,
  Popup,
  Stack,
  Text,
  User,
} from '@forge/react';
import React, { type ComponentProps, type ReactNode, useState } from 'react';
import type { KeySummary, NewKey, Outcome } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { useAction } from '../api/useLoaded';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Empty, Subtitle } from '../ui/layout';
import type { MovedFocus } from '../ui/useMovedFocus';
import { type MessageKey, moment, type Words } from '../words/fill';
import { useLocale, useWords } from '../words/useWords';
import { CreateKey } from './CreateKey';
import { keyActionsText, keyGroups, keyIsGone, revokeWords } from './keyWords';
import { KeyFailure } from './SecretOnce';

/** The name of the button that creates a key, for `useMovedFocus`. */
export const CREATE_KEY = 'create-key';

type KeysProps = {
  keys: readonly KeySummary[];
  focus: MovedFocus;
  /** What is shown next to the button that creates a key: a new secret, if there is one. */
  children: ReactNode;
  onFresh: (fresh: NewKey) => void;
  onRevoked: (keyId: string) => void;
  onChanged: () => void;
};

type Dialog = { kind: 'make' } | { kind: 'replace' | 'revoke'; key: KeySummary };

/** The keys, and the dialogs that create, replace and revoke one. */
export const Keys = (props: KeysProps) => {
  const { keys, focus, children, onFresh, onRevoked, onChanged } = props;
  const words = useWords();
  const { key, autoFocus } = focus.on(CREATE_KEY);
  const [dialog, setDialog] = useState<Dialog>();
  const shared = {
    onChanged,
    onClose: () => {
      setDialog(undefined);
    },
  };
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Subtitle>{words('keys.title')}</Subtitle>
        <Button
          key={key}
          autoFocus={autoFocus}
          onClick={() => {
            setDialog({ kind: 'make' });
          }}
        >
          {words('keys.create')}
        </Button>
      </Inline>
      <Stack space="space.300">
        {children}
        <KeysTable
          keys={keys}
          onReplace={(each) => {
            setDialog({ kind: 'replace', key: each });
          }}
          onRevoke={(each) => {
            setDialog({ kind: 'revoke', key: each });
          }}
        />
      </Stack>
      <ModalTransition>
        {dialog?.kind === 'make' && <CreateKey {...shared} onCreated={onFresh} />}
        {dialog?.kind === 'replace' && (
          <ChangeKey
            {...shared}
            which="replace-key"
            keyToChange={dialog.key}
            call={() => invoke('replaceKey', { keyId: dialog.key.id })}
            about={
              <>
                <Text>{words('replace-key.owner')}</Text>
                <KeyCan keyShown={dialog.key} />
              </>
            }
            failureWords={{ unusable: keyIsGone }}
            onDone={onFresh}
          />
        )}
        {dialog?.kind === 'revoke' && (
          <ChangeKey
            {...shared}
            which="revoke-key"
            keyToChange={dialog.key}
            call={() => invoke('revokeKey', { keyId: dialog.key.id })}
            about={<Text>{words('revoke-key.kept')}</Text>}
            failureWords={{ usual: revokeWords }}
            onDone={({ keyId }) => {
              onRevoked(keyId);
            }}
          />
        )}
      </ModalTransition>
    </Stack>
  );
};

const ROWS_PER_PAGE = 20;

const COLUMNS = [
  { key: 'label', title: 'keys.label', width: 30 },
  { key: 'groups', title: 'keys.permissions', width: 26 },
  { key: 'owner', title: 'keys.owner', width: 24 },
  { key: 'actions', title: 'table.actions', width: 20 },
] satisfies { key: string; title: MessageKey; width: number }[];

/** The keys with what they may do, their groups and owners. */
const KeysTable = ({ keys, ...actions }: { keys: readonly KeySummary[] } & KeyActions) => {
  const words = useWords();
  const locale = useLocale();
  if (keys.length === 0)
    return <Empty title="keys.empty.title" about="keys.empty.description" headingLevel={4} />;
  const cells = COLUMNS.map(({ key, title, width }) => ({ key, content: words(title), width }));
  return (
    <DynamicTable
      label={words('keys.title')}
      isFixedSize
      rowsPerPage={ROWS_PER_PAGE}
      head={{ cells }}
      rows={keys.map((key) => keyRow(key, actions, words, locale))}
    />
  );
};

export type KeyActions = {
  onReplace: (key: KeySummary) => void;
  onRevoke: (key: KeySummary) => void;
};

const MAX_LINES = 2; // a group's name may have 255 characters
const ID_LINES = 5; // all of it, however narrow the window is

/** A key as a row of a DynamicTable. Each cell holds a UI Kit component. */
const keyRow = (key: KeySummary, actions: KeyActions, words: Words, locale: string) => ({
  key: key.id,
  cells: [
    {
      key: 'label',
      content: (
        <Stack space="space.050" alignInline="start">
          <Text>{key.label}</Text>
          <Text size="small" maxLines={ID_LINES}>
            {key.id}
          </Text>
        </Stack>
      ),
    },
    {
      key: 'groups',
      content: (
        <>
          <KeyCan keyShown={key} />
        </>
      ),
    },
    {
      key: 'owner',
      content: (
        <Stack space="space.050">
          <User accountId={key.ownerId} />
          <Text size="small">{words('keys.since', { at: moment(key.createdAt, locale) })}</Text>
        </Stack>
      ),
    },
    {
      key: 'actions',
      content: (
        <>
          <ActionsMenu
            label={words('keys.actions-of', { label: key.label })}
            actions={[
              {
                text: words('keys.replace'),
                onChoose: () => {
                  actions.onReplace(key);
                },
              },
              {
                text: words('keys.revoke'),
                onChoose: () => {
                  actions.onRevoke(key);
                },
              },
            ]}
          />
        </>
      ),
    },
  ],
});

/** What a key may do, and in which groups. */
const KeyCan = ({ keyShown }: { keyShown: KeySummary }) => {
  const words = useWords();
  return (
    <Stack>
      <Text weight="medium">{words(keyActionsText(keyShown))}</Text>
      {keyGroups(keyShown, words).map((line, index) => (
        <Text key={index} {...(keyShown.groups !== 'all-unprotected' && { maxLines: MAX_LINES })}>
          {line}
        </Text>
      ))}
    </Stack>
  );
};

type ChangeKeyProps<Changed> = {
  which: 'revoke-key' | 'replace-key';
  keyToChange: KeySummary;
  call: () => Promise<Outcome<Changed>>;
  about: ReactNode;
  failureWords: Omit<ComponentProps<typeof KeyFailure>, 'title' | 'failure'>;
  onChanged: () => void;
  onDone: (changed: Changed) => void;
  onClose: () => void;
};

/** Asks before a key is replaced or revoked, because everything that uses its secret stops working. */
const ChangeKey = <Changed,>(props: ChangeKeyProps<Changed>) => {
  const { which, keyToChange, call, about, failureWords, onChanged, onDone, onClose } = props;
  const words = useWords();
  const { run, isRunning, failure } = useAction(onChanged);
  return (
    <ConfirmDialog
      title={words(`${which}.title`, { label: keyToChange.label })}
      confirm={words(`${which}.confirm`)}
      isDangerous={which === 'revoke-key'}
      isRunning={isRunning}
      onConfirm={() =>
        void run(call, (changed) => {
          onClose();
          onDone(changed);
        })
      }
      onClose={onClose}
    >
      <Stack space="space.100">
        <Text>{words(`${which}.stops`)}</Text>
        {about}
        {failure && <KeyFailure title={`${which}.failed`} failure={failure} {...failureWords} />}
      </Stack>
    </ConfirmDialog>
  );
};

// Then the row's button has the focus again, so a dialog gives it back to that button.
const POPUP_FADES_MS = 100;

type ActionsMenuProps = {
  /** What the actions are for: "Actions for HR system". */
  label: string;
  actions: readonly { text: string; onChoose: () => void }[];
};

/** A button that opens the actions of a row. In a table's cell, put it into a Fragment. */
const ActionsMenu = ({ label, actions }: ActionsMenuProps) => {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popup
      isOpen={isOpen}
      placement="bottom-end"
      role="dialog"
      label={label}
      onClose={() => {
        setIsOpen(false);
      }}
      trigger={() => (
        <Button
          spacing="compact"
          isSelected={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {words('table.actions')}
        </Button>
      )}
      content={() => (
        <Stack>
          {actions.map(({ text, onChoose }) => (
            <Button
              key={text}
              appearance="subtle"
              onClick={() => {
                setIsOpen(false);
                setTimeout(onChoose, POPUP_FADES_MS);
              }}
            >
              {text}
            </Button>
          ))}
        </Stack>
      )}
    />
  );
};
