import unittest

import numpy as np

from speechface import features

try:
    import torch

    from speechface import composition, network, presence
    from speechface.phones import INDEX, PHONES
except ImportError:
    torch = None


@unittest.skipIf(torch is None, "torch is not installed (Debian: python3-torch)")
class NetworkTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        torch.set_num_threads(1)
        self.network = network.Network(look_ahead=3, width=16).eval()
        self.presence = presence.Presence().eval()
        self.presence.spoken.bias.data.fill_(50)
        self.graph = network.StreamingGraph(self.presence, self.network).eval()
        self.sound = 0.1 * np.random.default_rng(0).standard_normal(32000).astype(np.float32)

    def test_the_graph_sees_what_the_network_was_trained_on(self):
        with torch.no_grad():
            trained = self.network(torch.from_numpy(features.log_mel(self.sound).T[None]))[1].softmax(1)[0].T
            stream = torch.from_numpy(np.pad(self.sound, (120, 40)))[None]
            streamed = self.graph(stream, self.graph.initial_state())[1][0]
        # 120 samples in front put graph frame k on sample 160 (k - 1); the first 80 frames remember different pasts.
        np.testing.assert_allclose(streamed[91:190, :-1], trained[90:189], atol=1e-4)

    def test_the_first_frame_describes_the_instant_that_the_manifest_states(self):
        self.assertEqual(self.graph.first_frame_centre(), -520)

    def test_chunk_size_does_not_matter(self):
        pcm = torch.from_numpy(self.sound[None])
        with torch.no_grad():
            whole = self.graph(pcm, self.graph.initial_state())
            state, weights, at = self.graph.initial_state(), [], 0
            for size in [160, 1600, 320, 4800] + [160] * 157:
                part, _, _, state = self.graph(pcm[:, at:at + size], state)
                weights.append(part)
                at += size
        np.testing.assert_allclose(torch.cat(weights, 1), whole[0], atol=1e-5)
        np.testing.assert_allclose(state, whole[3], atol=1e-4)

    def test_two_networks_are_averaged_at_the_same_instant(self):
        torch.manual_seed(1)
        far = network.Network(look_ahead=20, width=16).eval()
        near = network.Network(look_ahead=3.75, width=16).eval()
        sound = torch.from_numpy(self.sound[None])
        with torch.no_grad():
            together = network.StreamingGraph(self.presence, far, near).eval()
            got = together(sound, together.initial_state())[1][0]
            alone = [network.StreamingGraph(self.presence, one).eval() for one in (far, near)]
            # Forty samples in front make the sound of the second a quarter of a frame older.
            later = torch.from_numpy(np.pad(self.sound[:-160], (40, 120))[None])
            first, second = (graph(heard, graph.initial_state())[1][0] for graph, heard in zip(alone, (sound, later)))
        np.testing.assert_allclose(got[116:190], (first[116:190] + second[100:174]) / 2, atol=1e-5)

    def test_nothing_depends_on_the_future_beyond_the_look_ahead(self):
        mel = torch.from_numpy(features.log_mel(self.sound).T[None])
        changed = mel.clone()
        changed[:, :, 100:] = 0
        with torch.no_grad():
            first, second = (self.network(one)[0][:, :, :100] for one in (mel, changed))
        np.testing.assert_array_equal(first, second)

    def test_presence_is_wanted_while_speech_sounds_and_a_moment_longer(self):
        label = torch.full((1, 40), INDEX["SIL"])
        label[0, 10:15] = INDEX["AA"]
        self.assertEqual(presence.wanted(label)[0].nonzero()[:, 0].tolist(), list(range(10, 15 + presence.HELD)))

    def test_where_the_network_is_lost_the_likeliest_share_of_consonants_tucks_the_lip(self):
        composed = composition.Composition(3.75)
        rows = torch.zeros(1, composition.ROWS, 2)
        first = composition.ROWS - len(PHONES)
        rows[:, first + INDEX["SIL"]], rows[:, first + INDEX["AA"]], rows[:, first + INDEX["S"]] = 0.5, 0.35, 0.05
        rows[:, first + INDEX["F"]] = 0.1
        one = torch.ones(1, 1, 1)
        rolled = composition.ORDER.index(composition.targets.CHANNELS.index("mouthRollLower"))
        lost, sure = (composed(rows, one, torch.zeros(1, 2, 1), certainty * one)[0][0, rolled, 0].item() for certainty in (0.2, 0.6))
        self.assertAlmostEqual(lost, 0.42, places=2)
        self.assertLess(sure, 0.05)

    def test_lips_rest_while_the_sound_is_far_quieter_than_it_was(self):
        voice = np.sin(np.cumsum(2 * np.pi * (120 + 30 * np.sin(np.arange(32000) / 4000)) / 16000))
        loud = (np.tanh(4 * voice) * 0.3).astype(np.float32)
        with torch.no_grad():
            graph = network.StreamingGraph(self.presence, self.network).eval()
            for decibels, still in ((-20, False), (-60, True)):
                after = loud * 10 ** (decibels / 20)
                sound = torch.from_numpy(np.concatenate([loud, after]).astype(np.float32))[None]
                moved = graph(sound, graph.initial_state())[0][0].abs().amax(1)
                self.assertGreater(moved[100:190].min().item(), 0)
                # What is heard is kept for 80 ms, and the network looks 30 ms ahead; after two seconds the quiet is what counts.
                self.assertEqual(moved[217:380].max().item() == 0, still)

    def test_a_sound_that_nobody_speaks_is_non_speech_and_silence_is_not(self):
        hum = 0.1 * np.sin(2 * np.pi * 200 * np.arange(32000) / 16000).astype(np.float32)
        with torch.no_grad():
            for bias, sound, wanted in ((-50, hum, 1), (50, hum, 0), (-50, hum * 1e-4, 0)):
                self.presence.spoken.bias.fill_(bias)
                graph = network.StreamingGraph(self.presence, self.network).eval()
                _, phones, voice, _ = graph(torch.from_numpy(sound)[None], graph.initial_state())
                np.testing.assert_allclose(phones[0, 50:, -1], wanted, atol=1e-3)
                np.testing.assert_allclose(phones[0].sum(1), 1, atol=1e-5)
                self.assertTrue(bias > 0 or voice[0, :, 0].max() < 1e-3)

    def test_energy_is_in_decibels_of_a_full_scale_sine_at_the_instant_described(self):
        sound = np.sin(2 * np.pi * 1000 * np.arange(32000) / 16000).astype(np.float32)
        sound[16000:] *= 0.01
        with torch.no_grad():
            energy = self.graph(torch.from_numpy(sound)[None], self.graph.initial_state())[2][0, :, 1].numpy()
        at = (np.arange(len(energy)) * 160 + self.graph.first_frame_centre()) / 16000
        np.testing.assert_allclose(energy[(at > 0.1) & (at < 0.98)], 0, atol=0.1)
        np.testing.assert_allclose(energy[(at > 1.02) & (at < 1.9)], -40, atol=0.1)
