import '../../ui/words/admin.ts';
import { IconChevronLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { useViewer } from '../../data/viewer.ts';
import { say } from '../../ui/say.ts';
import classes from './AdminPage.module.css';
import { AdminNav } from './AdminNav.tsx';
import { Nothing } from './Nothing.tsx';
import { type Place, placesFor } from './places.ts';

interface AdminPageProps {
  /** `list`: the places are a page of their own, and a place covers all. */
  layout: 'beside' | 'list';
}

/** Where administrators set the firm up: the places, and the one where they are. */
export function AdminPage({ layout }: AdminPageProps) {
  const { role } = useViewer();
  const places = placesFor(role);
  const first = places[0];
  const list = layout === 'list';
  return (
    <>
      {!list && <AdminNav places={places} look="column" />}
      <Routes>
        <Route index element={list ? <Places places={places} /> : first ? <Navigate to={first.path} replace /> : <NoPlace />} />
        {places.map((place) => (
          <Route key={place.path} path={`${place.path}/*`} element={<InPlace place={place} back={list} />} />
        ))}
        <Route path="*" element={<NoPlace />} />
      </Routes>
    </>
  );
}

function Places({ places }: { places: readonly Place[] }) {
  return (
    <main className={classes.place} data-pane="admin">
      <AdminNav places={places} look="page" />
    </main>
  );
}

/** The focus can go to the place itself: from there the keys scroll it. */
function InPlace({ place: { page: Room }, back }: { place: Place; back: boolean }) {
  const main = useArrival();
  return (
    <main ref={main} className={classes.place} data-pane="admin" tabIndex={-1}>
      {back && <BackToPlaces />}
      <Room />
    </main>
  );
}

/** Another page begins at its top, and with the focus in it, unless one of its fields has taken that already. */
function useArrival() {
  const main = useRef<HTMLElement>(null);
  const { pathname, search } = useLocation();
  const page = pathname + (new URLSearchParams(search).get('after') ?? '');

  useEffect(() => {
    const place = main.current;
    if (!place) return;
    place.scrollTo(0, 0);
    if (!place.contains(document.activeElement)) place.focus({ preventScroll: true });
  }, [page]);

  return main;
}

function BackToPlaces() {
  return (
    <div className={classes.back}>
      <Link to="/admin">
        <IconChevronLeft size={20} stroke={1.75} aria-hidden />
        {say('admin.toPlaces')}
      </Link>
    </div>
  );
}

function NoPlace() {
  return (
    <main className={classes.place}>
      <Nothing />
    </main>
  );
}
