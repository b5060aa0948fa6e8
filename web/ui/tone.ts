/** How something sounds: what is new, or that somebody still waits. */
export type Tone = 'notice' | 'alarm';

/** Hertz, one after the other. */
const NOTES: Record<Tone, readonly number[]> = { notice: [660, 880], alarm: [880, 660, 880] };
/** Seconds of one note. */
const NOTE = 0.14;
const LOUD = 0.16;

let context: AudioContext | null = null;

/** Plays a short tone, made here. A browser that lets no page sound before somebody has touched it stays silent. */
export function play(tone: Tone): void {
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    NOTES[tone].forEach((note, i) => sound(context, note, i * NOTE));
  } catch {
    // There is no way to sound here.
  }
}

function sound(into: AudioContext | null, note: number, after: number): void {
  if (!into) return;
  const [voice, volume, at] = [into.createOscillator(), into.createGain(), into.currentTime + after];
  voice.frequency.value = note;
  // Without a click at either end.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.02);
  volume.gain.linearRampToValueAtTime(0, at + NOTE);
  voice.connect(volume).connect(into.destination);
  voice.start(at);
  voice.stop(at + NOTE);
}
