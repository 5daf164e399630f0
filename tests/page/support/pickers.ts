import type { DocNode } from '../../../dev-host/page/render/docNode';
import { callApp, type Component, type Drawing, element, firstOf, stringOf } from './drawing';
import type { PageElement, Person } from './element';

type Choice = { content: PageElement['children']; isDisabled: boolean; choose: () => void };

/** What a field with a list to choose from is made of. */
type Picker = {
  /** What it holds. */
  chosen: readonly string[];
  placeholder: string;
  choices: readonly Choice[];
  /** What stands in the list when there is nothing to choose. */
  nothing: string;
  search: (text: string) => void;
  close: () => void;
  /** Takes out what it holds at these places. */
  remove: (places: readonly number[]) => void;
};

type Option = { label: string; value: string; isDisabled?: boolean };

const select: Component = (node, drawing) => {
  const { props, key } = node;
  const isMulti = props['isMulti'] === true;
  const chosen = [props['value'] ?? []].flat() as Option[];
  const query = drawing.surroundings.drafts.queries.get(key);
  const typed = (text: string, action: string): void => {
    callApp(node, 'onInputChange', text, { action });
  };
  const change = (options: readonly Option[]): void => {
    callApp(node, 'onChange', isMulti ? options : (options[0] ?? null));
  };
  const choices = ((props['options'] ?? []) as Option[])
    .filter(({ value }) => !isMulti || chosen.every((other) => other.value !== value))
    .filter(({ label, value }) => simple(`${label} ${value}`).includes(simple(query ?? '')))
    .map((option) => ({
      content: [option.label],
      isDisabled: option.isDisabled === true,
      choose: () => {
        typed('', 'set-value');
        change(isMulti ? [...chosen, option] : [option]);
      },
    }));
  return drawPicker(node, drawing, {
    chosen: chosen.map(({ label }) => label),
    placeholder: stringOf(node, 'placeholder') || 'Select...',
    choices,
    nothing: props['isLoading'] === true ? 'Loading...' : 'No options',
    search: (text) => {
      typed(text, 'input-change');
    },
    close: () => {
      if (query !== undefined && query !== '') typed('', 'menu-close');
    },
    remove: (places) => {
      change(chosen.filter((_, at) => !places.includes(at)));
    },
  });
};

const userPicker: Component = (node, drawing) => {
  const { props, key } = node;
  const { drafts, personOf, findPeople } = drawing.surroundings;
  const isMulti = props['isMulti'] === true;
  const initial = firstOf(node, 'defaultValue', drawing.surroundings);
  const given = [initial ?? []].flat() as string[];
  const chosen =
    drafts.picked.get(key) ?? given.map(personOf).filter((person) => person !== undefined);
  const change = (people: readonly Person[]): void => {
    drafts.picked.set(key, people);
    const values = people.map(({ accountId, displayName, email }) => ({
      ...{ id: accountId, name: displayName, avatarUrl: '', type: 'user' },
      ...(email !== undefined && { email }),
    }));
    callApp(node, 'onChange', isMulti ? values : (values[0] ?? null));
  };
  const found = drafts.found.get(key);
  const choices = (found ?? [])
    .filter(({ accountId }) => !isMulti || chosen.every((other) => other.accountId !== accountId))
    .map((person) => ({
      content: [person.displayName, ...(person.email === undefined ? [] : [person.email])].map(
        (line) => element(node, 'span', [line]),
      ),
      isDisabled: false,
      choose: () => {
        drafts.found.delete(key);
        change(isMulti ? [...chosen, person] : [person]);
      },
    }));
  const asterisk = element(node, 'span', ['*'], { attributes: { 'aria-hidden': 'true' } });
  const isRequired = props['isRequired'] === true;
  return element(node, 'div', [
    element(node, 'label', [stringOf(node, 'label'), ...(isRequired ? [asterisk] : [])]),
    drawPicker(node, drawing, {
      chosen: chosen.map(({ displayName }) => displayName),
      placeholder: stringOf(node, 'placeholder') || 'Enter people…',
      choices,
      nothing: found === undefined ? 'Searching…' : 'No one found',
      search: (text) => {
        drafts.found.delete(key);
        findPeople(key, text);
      },
      close: () => {
        drafts.found.delete(key);
      },
      remove: (places) => {
        change(chosen.filter((_, at) => !places.includes(at)));
      },
    }),
  ]);
};

const drawPicker = (node: DocNode, drawing: Drawing, picker: Picker): PageElement => {
  const { drafts, changed } = drawing.surroundings;
  const { key, props } = node;
  const query = drafts.queries.get(key);
  const isDisabled = props['isDisabled'] === true;
  const choose = (choice: Choice): void => {
    if (choice.isDisabled) return;
    drafts.queries.delete(key);
    choice.choose();
    changed();
  };
  const remover = (label: string, places: readonly number[]): PageElement =>
    element(node, 'button', [], {
      ...{ role: 'button', label, isDisabled },
      click: () => {
        picker.remove(places);
        changed();
      },
    });
  const held = picker.chosen.map((label, at) =>
    element(node, 'div', [
      element(node, 'div', [label]),
      ...(props['isMulti'] === true ? [remover(`Remove ${label}`, [at])] : []),
    ]),
  );
  const isClearable = props['isClearable'] === true && held.length > 0;
  const isEmpty = held.length === 0 && (query ?? '') === '';
  const listed = picker.choices.map((choice) =>
    element(node, 'div', choice.content, {
      ...{ role: 'option', isDisabled: choice.isDisabled },
      attributes: choice.isDisabled ? { 'aria-disabled': 'true' } : {},
      click: () => {
        choose(choice);
      },
    }),
  );
  const menu = listed.length > 0 ? listed : [element(node, 'div', [picker.nothing])];
  return element(node, 'div', [
    ...held,
    ...(isEmpty ? [element(node, 'div', [picker.placeholder])] : []),
    comboboxOf(node, drawing, picker, choose),
    ...(isClearable ? [remover('clear', [...held.keys()])] : []),
    ...(query === undefined ? [] : [element(node, 'div', menu, { role: 'listbox' })]),
  ]);
};

/** The field of a picker, where a person types. */
const comboboxOf = (
  node: DocNode,
  drawing: Drawing,
  picker: Picker,
  choose: (choice: Choice) => void,
): PageElement => {
  const { drafts, focus, changed } = drawing.surroundings;
  const { submit } = drawing;
  const { key } = node;
  const query = drafts.queries.get(key);
  const isOpen = query !== undefined;
  const enter = (): void => {
    const [first] = picker.choices;
    if (!isOpen) submit?.();
    else if (first) choose(first);
  };
  const pressed: Record<string, (() => void) | false> = {
    Enter: enter,
    Escape:
      isOpen &&
      (() => {
        drafts.queries.delete(key);
        picker.close();
      }),
    Backspace:
      (query ?? '') === '' &&
      picker.chosen.length > 0 &&
      (node.props['isMulti'] === true || node.props['isClearable'] === true) &&
      (() => {
        picker.remove([picker.chosen.length - 1]);
      }),
  };
  return drawing.control(node, 'input', {
    role: 'combobox',
    value: query ?? '',
    isDisabled: node.props['isDisabled'] === true,
    click: () => {
      focus(node);
      if (!isOpen) drafts.queries.set(key, '');
      changed();
    },
    fill: (text) => {
      focus(node);
      drafts.queries.set(key, text);
      picker.search(text);
      changed();
    },
    press: (name) => {
      const act = pressed[name];
      if (act === undefined || act === false) return false;
      act();
      changed();
      return true;
    },
  });
};

/** A text as a Select compares it: without case and accents. */
const simple = (text: string): string =>
  text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Fields with a list to choose from. */
export const pickers = { Select: select, UserPicker: userPicker };
