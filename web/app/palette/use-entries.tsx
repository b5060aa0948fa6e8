import { IconAddressBook, IconArrowBackUp, IconArrowsExchange, IconBell, IconBlockquote, IconBolt, IconContrast, IconDeviceDesktop, IconDoorExit, IconId, IconKey, IconKeyboard, IconLayoutColumns, IconLock, IconLogout, IconMessages, IconMoon, IconPencil, type IconProps, IconSettings, IconShieldLock, IconSun, IconUser, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { type ComponentType, useMemo } from 'react';
import { type NavigateFunction, useNavigate } from 'react-router';
import { useDesk } from '../../data/desk.ts';
import { type CardFieldsFragment, useContactsQuery, useDirectoryQuery } from '../../data/generated.ts';
import { useViewer } from '../../data/viewer.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Jack } from '../../ui/Jack.tsx';
import { switchSingleKeys, useSingleKeysAct } from '../../ui/keys/switch.ts';
import { type Key, lineOf } from '../../ui/keys/table.ts';
import { deedsOfThread } from '../../ui/keys/use-keys.ts';
import { chooseContrast, chooseScheme, useLooks } from '../../ui/scheme.ts';
import { type Phrase, say } from '../../ui/say.ts';
import { useSettledValue } from '../../ui/use-settled-value.ts';
import { mayAdminister } from '../may-administer.ts';
import { useLeave } from '../SignOut.tsx';
import type { Entry } from './entry.ts';

/** Everything that the palette can lead to now, the nearest first. People are asked of the server as somebody types. */
export function useEntries(typed: string): Entry[] {
  // What can be done is what could be done when the palette opened: nothing changes its place under the hand.
  const inThread = useMemo(deedsHere, []);
  const [people, threads, places] = [usePeople(typed), useThreads(), usePlaces()];
  return useMemo(() => [...inThread, ...people, ...threads, ...places], [inThread, people, threads, places]);
}

function deedsHere(): Entry[] {
  return deedsOfThread().map(({ key, run }) => {
    const Icon = deedIcons[key] ?? IconBolt;
    return { id: `deed:${key}`, group: 'inThread', label: say(lineOf(key).words), detail: '', mark: <Icon {...icon} />, run, ...(!lineOf(key).keyless && { key }) };
  });
}

function usePeople(typed: string): Entry[] {
  const { isStaff, id: viewerId } = useViewer();
  const navigate = useNavigate();
  const search = useSettledValue(typed.trim(), 120);
  const directory = useDirectoryQuery({ variables: { search, first: 20 }, skip: !isStaff || search === '' });
  const contacts = useContactsQuery({ skip: isStaff });
  const answer = isStaff ? (directory.data ?? directory.previousData)?.directory : contacts.data?.contacts;
  const found = answer?.items;
  return useMemo(
    () =>
      (found ?? []).filter(({ id }) => id !== viewerId).map(({ id, party, card, canStart }) => ({
        id: `person:${id}`,
        group: 'person',
        label: party.name,
        detail: [card.jobTitle, party.kind === 'TEAM' && say('keys.team'), party.kind === 'CLIENT' && say('shell.client')].filter(Boolean).join(', '),
        mark: <Avatar of={party} size={24} />,
        run: () => navigate(!isStaff ? `/new/${id}` : canStart ? `/directory?with=${id}` : `/directory?q=${encodeURIComponent(party.name)}`),
      })),
    [found, isStaff, viewerId, navigate],
  );
}

function useThreads(): Entry[] {
  const { queues, inbox } = useDesk();
  const { isStaff, id: viewerId } = useViewer();
  const navigate = useNavigate();
  return useMemo(() => {
    const cards = new Map([...inbox.items, ...queues.flatMap(({ items }) => items)].map(({ card }) => [card.id, card]));
    return [...cards.values()].map((card) => threadEntry(card, { isStaff, id: viewerId }, navigate));
  }, [queues, inbox, isStaff, viewerId, navigate]);
}

function threadEntry({ id, title, state, client, people, team, holder }: CardFieldsFragment, viewer: { isStaff: boolean; id: string }, navigate: NavigateFunction): Entry {
  const mine = holder?.id === viewer.id;
  const others = people.filter((party) => party.id !== viewer.id);
  const whose = viewer.isStaff ? (client?.name ?? others.map(({ shortName }) => shortName).join(', ')) : (team?.name ?? others.map(({ name }) => name).join(', '));
  const held = mine ? say('keys.heldByYou') : holder && viewer.isStaff && say('keys.heldBy', { name: holder.shortName });
  const how = state === 'CLOSED' ? say('keys.ended') : state === 'QUEUED' && viewer.isStaff ? say('keys.waits') : held;
  return {
    id: `thread:${id}`,
    group: 'thread',
    label: title,
    detail: [whose, how].filter(Boolean).join(', '),
    mark: <Jack state={state === 'CLOSED' ? 'closed' : state === 'QUEUED' ? 'waiting' : mine ? 'mine' : 'theirs'} fill={0.1} size={18} />,
    run: () => navigate(viewer.isStaff ? `/desk/t/${id}` : `/t/${id}`),
  };
}

function usePlaces(): Entry[] {
  const { isStaff, role } = useViewer();
  const navigate = useNavigate();
  const leave = useLeave();
  const { scheme, contrast } = useLooks();
  const single = useSingleKeysAct();
  return useMemo(() => {
    const ways = isStaff ? (mayAdminister(role) ? [...staffPlaces, administration] : staffPlaces) : clientPlaces;
    const settings: Entry[] = [
      setting('light', 'keys.toLight', IconSun, () => chooseScheme('light'), scheme !== 'light'),
      setting('dark', 'keys.toDark', IconMoon, () => chooseScheme('dark'), scheme !== 'dark'),
      setting('auto', 'keys.toDevice', IconDeviceDesktop, () => chooseScheme('auto'), scheme !== 'auto'),
      setting('contrast', contrast === 'more' ? 'keys.toLessContrast' : 'keys.toContrast', IconContrast, () => chooseContrast(contrast === 'more' ? 'auto' : 'more')),
      setting('single', single ? 'keys.singleOff' : 'keys.singleOn', IconKeyboard, () => switchSingleKeys(!single)),
      setting('sign-out', 'shell.signOut', IconLogout, leave),
    ].flatMap((entry) => entry ?? []);
    return [...ways.map((way) => placeEntry(way, navigate)), ...settings];
  }, [isStaff, role, navigate, leave, scheme, contrast, single]);
}

interface Way {
  to: string;
  label: Phrase;
  icon: ComponentType<IconProps>;
}

const own: readonly Way[] = [
  { to: '/you', label: 'shell.you', icon: IconUser },
  { to: '/you/card', label: 'shell.card', icon: IconId },
  { to: '/you/notices', label: 'shell.told', icon: IconBell },
  { to: '/you/security', label: 'shell.security', icon: IconShieldLock },
];
const staffPlaces: readonly Way[] = [
  { to: '/desk', label: 'shell.desk', icon: IconLayoutColumns },
  { to: '/directory', label: 'shell.directory', icon: IconAddressBook },
  ...own,
  { to: '/you/tokens', label: 'shell.tokens', icon: IconKey },
  { to: '/you/texts', label: 'shell.texts', icon: IconBlockquote },
];
const administration: Way = { to: '/admin', label: 'shell.administration', icon: IconSettings };
const clientPlaces: readonly Way[] = [{ to: '/', label: 'shell.contactsAndConversations', icon: IconMessages }, ...own];

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true };
const deedIcons: Partial<Record<Key, ComponentType<IconProps>>> = { t: IconArrowsExchange, takeOver: IconArrowsExchange, e: IconDoorExit, z: IconArrowBackUp, f2: IconPencil, add: IconUserPlus, people: IconUsers, leave: IconDoorExit, r: IconMessages, n: IconLock };

function placeEntry({ to, label, icon: Icon }: Way, navigate: NavigateFunction): Entry {
  return { id: `place:${to}`, group: 'place', label: say(label), detail: '', mark: <Icon {...icon} />, run: () => navigate(to) };
}

function setting(name: string, label: Phrase, Icon: ComponentType<IconProps>, run: () => void, offered = true): Entry | null {
  return offered ? { id: `setting:${name}`, group: 'place', label: say(label), detail: '', mark: <Icon {...icon} />, run } : null;
}
