const seconds = 0.25;
const hertz = 880;
const loudness = 0.2;

/** A short tone that fades out. Returns before it ends. */
export function beep(): void {
  const audio = new AudioContext();
  const tone = new OscillatorNode(audio, { frequency: hertz });
  const volume = new GainNode(audio, { gain: loudness });
  const end = audio.currentTime + seconds;
  // An abrupt end would click; an exponential never reaches nothing.
  volume.gain.exponentialRampToValueAtTime(loudness / 1000, end);
  tone.connect(volume).connect(audio.destination);
  tone.addEventListener('ended', () => void audio.close());
  tone.start();
  tone.stop(end);
}
