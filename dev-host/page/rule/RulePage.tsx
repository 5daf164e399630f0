import { type ReactNode, useState } from 'react';
import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import { useAnswer, useFrameInfo, useStore } from '../hooks';
import { AppView } from '../render/AppView';
import {
  actionKey,
  changeRule,
  openAction,
  readActions,
  readPresets,
  rule,
  runRule,
  saveRule,
} from './rule';

/** A page to try a rule with one action: its form, its user, its smart values and its audit log. */
export const RulePage = ({ children }: { children: ReactNode }) => (
  <main className="rule">
    <Heading as="h1" size="large">
      Try an Automation rule
    </Heading>
    <p>
      This page stands in for Atlassian Automation, as far as an action of the app sees it. The form
      is the app’s. Everything else is the local Forge’s.
    </p>
    {children}
    <Presets />
    <div className="rule-columns">
      <ActionForm />
      <div>
        <Connection />
        <SmartValues />
        <Run />
      </div>
    </div>
    <AuditLog />
  </main>
);

const Presets = () => {
  const presets = useAnswer('presets', readPresets) ?? [];
  return (
    <section aria-label="Examples" className="rule-row">
      {presets.map(({ name, action, ...preset }) => (
        <Button
          key={name}
          spacing="compact"
          onClick={() => {
            openAction(action, preset);
          }}
        >
          {name}
        </Button>
      ))}
    </section>
  );
};

const ActionForm = () => {
  const actions = useAnswer('actions', readActions) ?? [];
  const { inputs } = useStore(rule);
  const [said, setSaid] = useState('');
  return (
    <section className="rule-card">
      <Heading as="h2" size="small">
        Action
      </Heading>
      <label>
        Action of the rule{' '}
        <select
          value={actionKey}
          onChange={(event) => {
            openAction(event.target.value);
          }}
        >
          {actions.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="rule-form" data-testid="rule-form">
        <AppView />
      </div>
      <div className="rule-row">
        <Button
          onClick={() => {
            document.querySelector<HTMLFormElement>('.rule-form form')?.requestSubmit();
          }}
        >
          Next
        </Button>
        <Button
          onClick={() => {
            setSaid('');
            void saveRule().then((isValid) => {
              setSaid(isValid ? 'Automation finds nothing wrong.' : '');
            });
          }}
        >
          Validate rule
        </Button>
        <span role="status">{said}</span>
      </div>
      <p>Submitted by the form:</p>
      <pre data-testid="rule-inputs">
        {inputs ? JSON.stringify(inputs, null, 2) : 'nothing yet'}
      </pre>
    </section>
  );
};

const Connection = () => {
  const info = useFrameInfo();
  const { user, hasConsent } = useStore(rule);
  const known = info?.accounts.find(({ accountId }) => accountId === user);
  return (
    <section className="rule-card">
      <Heading as="h2" size="small">
        Connection
      </Heading>
      <label>
        Account ID of its user{' '}
        <input
          list="rule-accounts"
          value={user}
          onChange={(event) => {
            changeRule({ user: event.target.value });
          }}
        />
        {known?.label}
      </label>
      <datalist id="rule-accounts">
        {info?.accounts.map(({ label, accountId }) => (
          <option key={accountId} value={accountId}>
            {label}
          </option>
        ))}
      </datalist>
      <label>
        <input
          type="checkbox"
          checked={hasConsent}
          onChange={(event) => {
            changeRule({ hasConsent: event.target.checked });
          }}
        />{' '}
        This user has allowed the app (Connected apps)
      </label>
    </section>
  );
};

const SmartValues = () => {
  const { smartValues } = useStore(rule);
  const change = (at: number, changes: { name?: string; value?: string }): void => {
    changeRule({
      smartValues: smartValues.map((each, index) =>
        index === at ? { ...each, ...changes } : each,
      ),
    });
  };
  return (
    <section className="rule-card">
      <Heading as="h2" size="small">
        Smart values
      </Heading>
      <table className="rule-table">
        <thead>
          <tr>
            <th>Name, without braces</th>
            <th>Value</th>
          </tr>
        </thead>
        <tbody>
          {smartValues.map(({ name, value }, at) => (
            <tr key={at}>
              <td>
                <input
                  aria-label={`Name ${at + 1}`}
                  value={name}
                  onChange={(event) => {
                    change(at, { name: event.target.value });
                  }}
                />
              </td>
              <td>
                <input
                  aria-label={`Value ${at + 1}`}
                  value={value}
                  onChange={(event) => {
                    change(at, { value: event.target.value });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        spacing="compact"
        onClick={() => {
          changeRule({ smartValues: [...smartValues, { name: '', value: '' }] });
        }}
      >
        Add smart value
      </Button>
    </section>
  );
};

const Run = () => {
  const { user, inputs } = useStore(rule);
  const [isRunning, setIsRunning] = useState(false);
  const missing = inputs
    ? user === '' && 'Enter the account ID of the connection’s user first.'
    : 'Fill in the form and choose Next first.';
  return (
    <>
      <Button
        appearance="primary"
        isDisabled={missing !== false || isRunning}
        onClick={() => {
          setIsRunning(true);
          void runRule().finally(() => {
            setIsRunning(false);
          });
        }}
      >
        {isRunning ? 'Running…' : 'Run rule'}
      </Button>
      {missing !== false && <p>{missing}</p>}
    </>
  );
};

const AuditLog = () => {
  const { log } = useStore(rule);
  return (
    <section className="rule-card" aria-label="Audit log">
      <Heading as="h2" size="small">
        Audit log
      </Heading>
      <table className="rule-table">
        <tbody>
          {log.map(({ at, action, isDone, text }) => (
            <tr key={at}>
              <td>{at.slice(11, 19)}</td>
              <td>{action}</td>
              <td>
                <Lozenge appearance={isDone ? 'success' : 'removed'}>
                  {isDone ? 'Success' : 'Failure'}
                </Lozenge>
              </td>
              <td className="rule-said">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {log.length === 0 && <p>The rule has not run yet.</p>}
    </section>
  );
};
