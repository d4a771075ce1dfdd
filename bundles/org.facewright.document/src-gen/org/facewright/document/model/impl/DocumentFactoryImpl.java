package org.facewright.document.model.impl;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;

import org.eclipse.emf.ecore.impl.EFactoryImpl;

import org.eclipse.emf.ecore.plugin.EcorePlugin;

import org.facewright.core.curve.KeyCurves;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;

import org.facewright.core.speech.SpeechLanes;

import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;

import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.Blend;
import org.facewright.document.model.ChannelMapping;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.ExportPreset;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Marker;
import org.facewright.document.model.ParameterValue;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.PhoneEdits;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolveRecipe;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;

import org.facewright.document.stored.AttributeText;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model <b>Factory</b>.
 * <!-- end-user-doc -->
 * @generated
 */
public class DocumentFactoryImpl extends EFactoryImpl implements DocumentFactory {
	/**
	 * Creates the default factory implementation.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public static DocumentFactory init() {
		try {
			DocumentFactory theDocumentFactory = (DocumentFactory)EPackage.Registry.INSTANCE.getEFactory(DocumentPackage.eNS_URI);
			if (theDocumentFactory != null) {
				return theDocumentFactory;
			}
		}
		catch (Exception exception) {
			EcorePlugin.INSTANCE.log(exception);
		}
		return new DocumentFactoryImpl();
	}

	/**
	 * Creates an instance of the factory.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public DocumentFactoryImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EObject create(EClass eClass) {
		switch (eClass.getClassifierID()) {
			case DocumentPackage.PROJECT: return createProject();
			case DocumentPackage.AUDIO_ASSET: return createAudioAsset();
			case DocumentPackage.TAKE: return createTake();
			case DocumentPackage.MARKER: return createMarker();
			case DocumentPackage.TRACK: return createTrack();
			case DocumentPackage.LAYER: return createLayer();
			case DocumentPackage.SOLVED_MOTION: return createSolvedMotion();
			case DocumentPackage.KEYED_MOTION: return createKeyedMotion();
			case DocumentPackage.PHONE_EDITS: return createPhoneEdits();
			case DocumentPackage.PHONE_EDIT: return createPhoneEdit();
			case DocumentPackage.FILTER_USE: return createFilterUse();
			case DocumentPackage.PARAMETER_VALUE: return createParameterValue();
			case DocumentPackage.SOLVE_RECIPE: return createSolveRecipe();
			case DocumentPackage.CHARACTER: return createCharacter();
			case DocumentPackage.CHANNEL_MAPPING: return createChannelMapping();
			case DocumentPackage.EXPORT_PRESET: return createExportPreset();
			default:
				throw new IllegalArgumentException("The class '" + eClass.getName() + "' is not a valid classifier");
		}
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object createFromString(EDataType eDataType, String initialValue) {
		switch (eDataType.getClassifierID()) {
			case DocumentPackage.BLEND:
				return createBlendFromString(eDataType, initialValue);
			case DocumentPackage.FRAME_RATE:
				return createFrameRateFromString(eDataType, initialValue);
			case DocumentPackage.FRAME_RANGE:
				return createFrameRangeFromString(eDataType, initialValue);
			case DocumentPackage.CHANNEL_SET:
				return createChannelSetFromString(eDataType, initialValue);
			case DocumentPackage.STORED_CLIP:
				return createStoredClipFromString(eDataType, initialValue);
			case DocumentPackage.STORED_CURVES:
				return createStoredCurvesFromString(eDataType, initialValue);
			case DocumentPackage.STORED_LANES:
				return createStoredLanesFromString(eDataType, initialValue);
			case DocumentPackage.AUDIO_DATA:
				return createAudioDataFromString(eDataType, initialValue);
			default:
				throw new IllegalArgumentException("The datatype '" + eDataType.getName() + "' is not a valid classifier");
		}
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String convertToString(EDataType eDataType, Object instanceValue) {
		switch (eDataType.getClassifierID()) {
			case DocumentPackage.BLEND:
				return convertBlendToString(eDataType, instanceValue);
			case DocumentPackage.FRAME_RATE:
				return convertFrameRateToString(eDataType, instanceValue);
			case DocumentPackage.FRAME_RANGE:
				return convertFrameRangeToString(eDataType, instanceValue);
			case DocumentPackage.CHANNEL_SET:
				return convertChannelSetToString(eDataType, instanceValue);
			case DocumentPackage.STORED_CLIP:
				return convertStoredClipToString(eDataType, instanceValue);
			case DocumentPackage.STORED_CURVES:
				return convertStoredCurvesToString(eDataType, instanceValue);
			case DocumentPackage.STORED_LANES:
				return convertStoredLanesToString(eDataType, instanceValue);
			case DocumentPackage.AUDIO_DATA:
				return convertAudioDataToString(eDataType, instanceValue);
			default:
				throw new IllegalArgumentException("The datatype '" + eDataType.getName() + "' is not a valid classifier");
		}
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Project createProject() {
		ProjectImpl project = new ProjectImpl();
		return project;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public AudioAsset createAudioAsset() {
		AudioAssetImpl audioAsset = new AudioAssetImpl();
		return audioAsset;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Take createTake() {
		TakeImpl take = new TakeImpl();
		return take;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Marker createMarker() {
		MarkerImpl marker = new MarkerImpl();
		return marker;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Track createTrack() {
		TrackImpl track = new TrackImpl();
		return track;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Layer createLayer() {
		LayerImpl layer = new LayerImpl();
		return layer;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public SolvedMotion createSolvedMotion() {
		SolvedMotionImpl solvedMotion = new SolvedMotionImpl();
		return solvedMotion;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public KeyedMotion createKeyedMotion() {
		KeyedMotionImpl keyedMotion = new KeyedMotionImpl();
		return keyedMotion;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public PhoneEdits createPhoneEdits() {
		PhoneEditsImpl phoneEdits = new PhoneEditsImpl();
		return phoneEdits;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public PhoneEdit createPhoneEdit() {
		PhoneEditImpl phoneEdit = new PhoneEditImpl();
		return phoneEdit;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public FilterUse createFilterUse() {
		FilterUseImpl filterUse = new FilterUseImpl();
		return filterUse;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public ParameterValue createParameterValue() {
		ParameterValueImpl parameterValue = new ParameterValueImpl();
		return parameterValue;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public SolveRecipe createSolveRecipe() {
		SolveRecipeImpl solveRecipe = new SolveRecipeImpl();
		return solveRecipe;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public org.facewright.document.model.Character createCharacter() {
		CharacterImpl character = new CharacterImpl();
		return character;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public ChannelMapping createChannelMapping() {
		ChannelMappingImpl channelMapping = new ChannelMappingImpl();
		return channelMapping;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public ExportPreset createExportPreset() {
		ExportPresetImpl exportPreset = new ExportPresetImpl();
		return exportPreset;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Blend createBlendFromString(EDataType eDataType, String initialValue) {
		Blend result = Blend.get(initialValue);
		if (result == null) throw new IllegalArgumentException("The value '" + initialValue + "' is not a valid enumerator of '" + eDataType.getName() + "'");
		return result;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertBlendToString(EDataType eDataType, Object instanceValue) {
		return instanceValue == null ? null : instanceValue.toString();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public FrameRate createFrameRate(final String it) {
		return it == null ? null : FrameRate.parse(it);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public FrameRate createFrameRateFromString(EDataType eDataType, String initialValue) {
		return createFrameRate(initialValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertFrameRate(final FrameRate it) {
		return it == null ? null : it.toString();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertFrameRateToString(EDataType eDataType, Object instanceValue) {
		return convertFrameRate((FrameRate)instanceValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public FrameRange createFrameRange(final String it) {
		return it == null ? null : AttributeText.parseRange(it);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public FrameRange createFrameRangeFromString(EDataType eDataType, String initialValue) {
		return createFrameRange(initialValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertFrameRange(final FrameRange it) {
		return it == null ? null : it.toString();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertFrameRangeToString(EDataType eDataType, Object instanceValue) {
		return convertFrameRange((FrameRange)instanceValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public ChannelSet createChannelSet(final String it) {
		return it == null ? null : AttributeText.parseChannels(it);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public ChannelSet createChannelSetFromString(EDataType eDataType, String initialValue) {
		return createChannelSet(initialValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertChannelSet(final ChannelSet it) {
		return it == null ? null : AttributeText.format(it);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertChannelSetToString(EDataType eDataType, Object instanceValue) {
		return convertChannelSet((ChannelSet)instanceValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Stored<MotionClip> createStoredClip(final String it) {
		return it == null ? null : Stored.named(it);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Stored<MotionClip> createStoredClipFromString(EDataType eDataType, String initialValue) {
		return createStoredClip(initialValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertStoredClip(final Stored<MotionClip> it) {
		return it == null ? null : it.toString();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	public String convertStoredClipToString(EDataType eDataType, Object instanceValue) {
		return convertStoredClip((Stored<MotionClip>)instanceValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Stored<KeyCurves> createStoredCurves(final String it) {
		return it == null ? null : Stored.named(it);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Stored<KeyCurves> createStoredCurvesFromString(EDataType eDataType, String initialValue) {
		return createStoredCurves(initialValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertStoredCurves(final Stored<KeyCurves> it) {
		return it == null ? null : it.toString();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	public String convertStoredCurvesToString(EDataType eDataType, Object instanceValue) {
		return convertStoredCurves((Stored<KeyCurves>)instanceValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Stored<SpeechLanes> createStoredLanes(final String it) {
		return it == null ? null : Stored.named(it);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public Stored<SpeechLanes> createStoredLanesFromString(EDataType eDataType, String initialValue) {
		return createStoredLanes(initialValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertStoredLanes(final Stored<SpeechLanes> it) {
		return it == null ? null : it.toString();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	public String convertStoredLanesToString(EDataType eDataType, Object instanceValue) {
		return convertStoredLanes((Stored<SpeechLanes>)instanceValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public AudioData createAudioData(final String it) {
		return it == null ? null : AudioData.named(it);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public AudioData createAudioDataFromString(EDataType eDataType, String initialValue) {
		return createAudioData(initialValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertAudioData(final AudioData it) {
		return it == null ? null : it.toString();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public String convertAudioDataToString(EDataType eDataType, Object instanceValue) {
		return convertAudioData((AudioData)instanceValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public DocumentPackage getDocumentPackage() {
		return (DocumentPackage)getEPackage();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @deprecated
	 * @generated
	 */
	@Deprecated
	public static DocumentPackage getPackage() {
		return DocumentPackage.eINSTANCE;
	}

} //DocumentFactoryImpl
