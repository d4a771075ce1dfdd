package org.facewright.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Marker;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.jspecify.annotations.Nullable;

/** What holds for every project, whoever changed it. Confined to one use. */
public final class ProjectRules {

	private final List<String> broken = new ArrayList<>();
	private final Set<Object> ids = new HashSet<>();
	private final Project project;

	private ProjectRules(Project project) {
		this.project = project;
	}

	/** The rules a project breaks, a sentence each; looks at bulk values only where they are in memory. */
	public static List<String> broken(Project project) {
		ProjectRules rules = new ProjectRules(project);
		rules.require(project.getFrameRate() != null, "the project has no frame rate");
		project.eAllContents().forEachRemaining(rules::check);
		return rules.broken;
	}

	private void check(EObject object) {
		checkId(object);
		checkReferences(object);
		switch (object) {
			case AudioAsset asset -> checkAsset(asset);
			case Take take -> {
				require(take.getLength() >= 0 && take.getAudioStart() >= 0, "%s has a negative length or start", take);
				require(take.getAudioStart() == 0 || take.getAudio() != null, "%s starts in a sound it lacks", take);
			}
			case Marker marker -> require(marker.getFrame() >= 0 && marker.getLength() >= 0,
					"%s has a marker at a negative frame", marker.eContainer());
			case Track track -> require(track.getChannels() != null, "%s has no channels", track);
			case Layer layer -> require(finite(layer.getInfluence()) && layer.getBlend() != null,
					"%s has no usable influence", layer);
			case SolvedMotion motion -> {
				require(motion.getClip() != null, "%s has no motion", motion.eContainer());
				if (motion.getClip() != null) {
					motion.getClip().loaded().map(MotionClip::channels)
							.ifPresent(found -> checkChannels(motion, found));
				}
			}
			case KeyedMotion motion -> {
				require(motion.getCurves() != null, "%s has no key curves", motion.eContainer());
				if (motion.getCurves() != null) {
					motion.getCurves().loaded().map(KeyCurves::channels)
							.ifPresent(found -> checkChannels(motion, found));
				}
			}
			case PhoneEdit edit -> checkPhoneEdit(edit);
			case FilterUse filter -> require(finite(filter.getAmount()) && filter.getRange() != null,
					"%s has a filter without amount or range", filter.eContainer());
			default -> {
				// no rule of its own
			}
		}
	}

	private void checkPhoneEdit(PhoneEdit edit) {
		require(edit.getStart() >= 0 && edit.getEnd() >= edit.getStart() && finite(edit.getEnd()),
				"%s has an edit of a phone at an impossible time", edit.eContainer().eContainer());
		require(finite(edit.getStrength()) && finite(edit.getLead()) && finite(edit.getHold())
				&& finite(edit.getClosureLock()) && finite(edit.getBias()),
				"%s has an edit of a phone that is no number", edit.eContainer().eContainer());
	}

	private void checkId(EObject object) {
		EAttribute attribute = object.eClass().getEIDAttribute();
		if (attribute != null) {
			Object id = object.eGet(attribute);
			require(id != null && !id.toString().isBlank(), "%s has no id", object);
			require(id == null || ids.add(id), "the id '%s' stands twice", id);
		}
	}

	private void checkReferences(EObject object) {
		for (EReference reference : object.eClass().getEAllReferences()) {
			if (!reference.isContainment() && object.eGet(reference, false) instanceof EObject target) {
				require(!target.eIsProxy() && belongs(target), "%s refers to something the project does not have",
						object);
			}
		}
	}

	private boolean belongs(@Nullable EObject object) {
		EObject at = object;
		while (at != null && at != project) {
			at = at.eContainer();
		}
		return at == project;
	}

	private void checkAsset(AudioAsset asset) {
		require(asset.getAudio() != null, "%s has no sound", asset);
		require(asset.getSampleRate() > 0 && asset.getChannels() > 0 && asset.getLength() >= 0,
				"%s has an impossible sample rate, channel count or length", asset);
	}

	private void checkChannels(EObject content, ChannelSet found) {
		if (content.eContainer() instanceof Layer layer && layer.eContainer() instanceof Track track
				&& track.getChannels() != null && !found.equals(track.getChannels())) {
			for (Channel channel : found.channels()) {
				require(track.getChannels().indexOf(channel.name()) >= 0, "%s has the channel '%s', its track has not",
						layer, channel.name());
			}
		}
	}

	private static boolean finite(double value) {
		return Double.isFinite(value);
	}

	private void require(boolean kept, String sentence, @Nullable Object... about) {
		if (!kept) {
			Object[] named = about.clone();
			for (int i = 0; i < named.length; i++) {
				named[i] = named[i] instanceof EObject object ? describe(object) : named[i];
			}
			broken.add(sentence.formatted(named));
		}
	}

	/** Where in the project an object stands, such as {@code take 'Line 3', track 'Face', layer 'Solve'}. */
	static String describe(EObject object) {
		String own = switch (object) {
			case Take take -> "take '%s'".formatted(take.getName());
			case Track track -> "track '%s'".formatted(track.getName());
			case Layer layer -> "layer '%s'".formatted(layer.getName());
			case AudioAsset asset -> "sound '%s'".formatted(asset.getName());
			default -> "";
		};
		EObject owner = object.eContainer();
		String outer = owner == null ? "" : describe(owner);
		if (own.isEmpty()) {
			return outer.isEmpty() ? "the project's " + object.eClass().getName() : outer;
		}
		return outer.isEmpty() || owner instanceof Project ? own : outer + ", " + own;
	}

	/** The channels that a bulk value in a track may have; null outside of tracks. */
	static @Nullable ChannelSet channelsAround(EObject object) {
		return object instanceof SolvedMotion || object instanceof KeyedMotion
				? Objects.requireNonNullElse(trackOf(object).getChannels(), ChannelSet.of(List.of()))
				: null;
	}

	private static Track trackOf(EObject content) {
		return (Track) content.eContainer().eContainer();
	}
}
