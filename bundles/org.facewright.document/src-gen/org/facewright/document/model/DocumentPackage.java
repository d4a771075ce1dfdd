package org.facewright.document.model;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;

/**
 * <!-- begin-user-doc -->
 * The <b>Package</b> for the model.
 * It contains accessors for the meta objects to represent
 * <ul>
 *   <li>each class,</li>
 *   <li>each feature of each class,</li>
 *   <li>each enum,</li>
 *   <li>and each data type</li>
 * </ul>
 * <!-- end-user-doc -->
 * @see org.facewright.document.model.DocumentFactory
 * @model kind="package"
 * @generated
 */
public interface DocumentPackage extends EPackage {
	/**
	 * The package name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNAME = "model";

	/**
	 * The package namespace URI.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_URI = "https://facewright.org/document/1";

	/**
	 * The package namespace name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_PREFIX = "document";

	/**
	 * The singleton instance of the package.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	DocumentPackage eINSTANCE = org.facewright.document.model.impl.DocumentPackageImpl.init();

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.ProjectImpl <em>Project</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.ProjectImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getProject()
	 * @generated
	 */
	int PROJECT = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PROJECT__NAME = 0;

	/**
	 * The feature id for the '<em><b>Schema Version</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PROJECT__SCHEMA_VERSION = 1;

	/**
	 * The feature id for the '<em><b>Frame Rate</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PROJECT__FRAME_RATE = 2;

	/**
	 * The feature id for the '<em><b>Assets</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PROJECT__ASSETS = 3;

	/**
	 * The feature id for the '<em><b>Takes</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PROJECT__TAKES = 4;

	/**
	 * The feature id for the '<em><b>Recipes</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PROJECT__RECIPES = 5;

	/**
	 * The feature id for the '<em><b>Characters</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PROJECT__CHARACTERS = 6;

	/**
	 * The feature id for the '<em><b>Presets</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PROJECT__PRESETS = 7;

	/**
	 * The number of structural features of the '<em>Project</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PROJECT_FEATURE_COUNT = 8;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.AudioAssetImpl <em>Audio Asset</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.AudioAssetImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getAudioAsset()
	 * @generated
	 */
	int AUDIO_ASSET = 1;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET__ID = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET__NAME = 1;

	/**
	 * The feature id for the '<em><b>Audio</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET__AUDIO = 2;

	/**
	 * The feature id for the '<em><b>Sample Rate</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET__SAMPLE_RATE = 3;

	/**
	 * The feature id for the '<em><b>Channels</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET__CHANNELS = 4;

	/**
	 * The feature id for the '<em><b>Length</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET__LENGTH = 5;

	/**
	 * The feature id for the '<em><b>Sha256</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET__SHA256 = 6;

	/**
	 * The feature id for the '<em><b>Source Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET__SOURCE_NAME = 7;

	/**
	 * The feature id for the '<em><b>Time Reference</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET__TIME_REFERENCE = 8;

	/**
	 * The number of structural features of the '<em>Audio Asset</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int AUDIO_ASSET_FEATURE_COUNT = 9;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.TakeImpl <em>Take</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.TakeImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getTake()
	 * @generated
	 */
	int TAKE = 2;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__ID = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__NAME = 1;

	/**
	 * The feature id for the '<em><b>Transcript</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__TRANSCRIPT = 2;

	/**
	 * The feature id for the '<em><b>Audio</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__AUDIO = 3;

	/**
	 * The feature id for the '<em><b>Audio Start</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__AUDIO_START = 4;

	/**
	 * The feature id for the '<em><b>Length</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__LENGTH = 5;

	/**
	 * The feature id for the '<em><b>Speech</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__SPEECH = 6;

	/**
	 * The feature id for the '<em><b>Tracks</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__TRACKS = 7;

	/**
	 * The feature id for the '<em><b>Markers</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__MARKERS = 8;

	/**
	 * The feature id for the '<em><b>Review</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE__REVIEW = 9;

	/**
	 * The number of structural features of the '<em>Take</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TAKE_FEATURE_COUNT = 10;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.MarkerImpl <em>Marker</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.MarkerImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getMarker()
	 * @generated
	 */
	int MARKER = 3;

	/**
	 * The feature id for the '<em><b>Frame</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MARKER__FRAME = 0;

	/**
	 * The feature id for the '<em><b>Length</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MARKER__LENGTH = 1;

	/**
	 * The feature id for the '<em><b>Label</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MARKER__LABEL = 2;

	/**
	 * The feature id for the '<em><b>Colour</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MARKER__COLOUR = 3;

	/**
	 * The feature id for the '<em><b>Comment</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MARKER__COMMENT = 4;

	/**
	 * The number of structural features of the '<em>Marker</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MARKER_FEATURE_COUNT = 5;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.TrackImpl <em>Track</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.TrackImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getTrack()
	 * @generated
	 */
	int TRACK = 4;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TRACK__ID = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TRACK__NAME = 1;

	/**
	 * The feature id for the '<em><b>Channels</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TRACK__CHANNELS = 2;

	/**
	 * The feature id for the '<em><b>Character</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TRACK__CHARACTER = 3;

	/**
	 * The feature id for the '<em><b>Layers</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TRACK__LAYERS = 4;

	/**
	 * The number of structural features of the '<em>Track</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TRACK_FEATURE_COUNT = 5;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.LayerImpl <em>Layer</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.LayerImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getLayer()
	 * @generated
	 */
	int LAYER = 5;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__ID = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__NAME = 1;

	/**
	 * The feature id for the '<em><b>Blend</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__BLEND = 2;

	/**
	 * The feature id for the '<em><b>Influence</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__INFLUENCE = 3;

	/**
	 * The feature id for the '<em><b>Influence Curve</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__INFLUENCE_CURVE = 4;

	/**
	 * The feature id for the '<em><b>Muted</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__MUTED = 5;

	/**
	 * The feature id for the '<em><b>Solo</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__SOLO = 6;

	/**
	 * The feature id for the '<em><b>Locked</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__LOCKED = 7;

	/**
	 * The feature id for the '<em><b>Channel Mask</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__CHANNEL_MASK = 8;

	/**
	 * The feature id for the '<em><b>Content</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__CONTENT = 9;

	/**
	 * The feature id for the '<em><b>Filters</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER__FILTERS = 10;

	/**
	 * The number of structural features of the '<em>Layer</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER_FEATURE_COUNT = 11;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.LayerContentImpl <em>Layer Content</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.LayerContentImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getLayerContent()
	 * @generated
	 */
	int LAYER_CONTENT = 6;

	/**
	 * The number of structural features of the '<em>Layer Content</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LAYER_CONTENT_FEATURE_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.SolvedMotionImpl <em>Solved Motion</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.SolvedMotionImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getSolvedMotion()
	 * @generated
	 */
	int SOLVED_MOTION = 7;

	/**
	 * The feature id for the '<em><b>Clip</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVED_MOTION__CLIP = LAYER_CONTENT_FEATURE_COUNT + 0;

	/**
	 * The feature id for the '<em><b>Recipe</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVED_MOTION__RECIPE = LAYER_CONTENT_FEATURE_COUNT + 1;

	/**
	 * The number of structural features of the '<em>Solved Motion</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVED_MOTION_FEATURE_COUNT = LAYER_CONTENT_FEATURE_COUNT + 2;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.KeyedMotionImpl <em>Keyed Motion</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.KeyedMotionImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getKeyedMotion()
	 * @generated
	 */
	int KEYED_MOTION = 8;

	/**
	 * The feature id for the '<em><b>Curves</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int KEYED_MOTION__CURVES = LAYER_CONTENT_FEATURE_COUNT + 0;

	/**
	 * The number of structural features of the '<em>Keyed Motion</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int KEYED_MOTION_FEATURE_COUNT = LAYER_CONTENT_FEATURE_COUNT + 1;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.PhoneEditsImpl <em>Phone Edits</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.PhoneEditsImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getPhoneEdits()
	 * @generated
	 */
	int PHONE_EDITS = 9;

	/**
	 * The feature id for the '<em><b>Edits</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDITS__EDITS = LAYER_CONTENT_FEATURE_COUNT + 0;

	/**
	 * The number of structural features of the '<em>Phone Edits</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDITS_FEATURE_COUNT = LAYER_CONTENT_FEATURE_COUNT + 1;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.PhoneEditImpl <em>Phone Edit</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.PhoneEditImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getPhoneEdit()
	 * @generated
	 */
	int PHONE_EDIT = 10;

	/**
	 * The feature id for the '<em><b>Phone</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__PHONE = 0;

	/**
	 * The feature id for the '<em><b>Word</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__WORD = 1;

	/**
	 * The feature id for the '<em><b>Before</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__BEFORE = 2;

	/**
	 * The feature id for the '<em><b>After</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__AFTER = 3;

	/**
	 * The feature id for the '<em><b>Occurrence</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__OCCURRENCE = 4;

	/**
	 * The feature id for the '<em><b>Start</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__START = 5;

	/**
	 * The feature id for the '<em><b>End</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__END = 6;

	/**
	 * The feature id for the '<em><b>Detached</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__DETACHED = 7;

	/**
	 * The feature id for the '<em><b>Strength</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__STRENGTH = 8;

	/**
	 * The feature id for the '<em><b>Lead</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__LEAD = 9;

	/**
	 * The feature id for the '<em><b>Hold</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__HOLD = 10;

	/**
	 * The feature id for the '<em><b>Closure Lock</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__CLOSURE_LOCK = 11;

	/**
	 * The feature id for the '<em><b>Bias</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT__BIAS = 12;

	/**
	 * The number of structural features of the '<em>Phone Edit</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PHONE_EDIT_FEATURE_COUNT = 13;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.FilterUseImpl <em>Filter Use</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.FilterUseImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getFilterUse()
	 * @generated
	 */
	int FILTER_USE = 11;

	/**
	 * The feature id for the '<em><b>Filter Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FILTER_USE__FILTER_ID = 0;

	/**
	 * The feature id for the '<em><b>Enabled</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FILTER_USE__ENABLED = 1;

	/**
	 * The feature id for the '<em><b>Amount</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FILTER_USE__AMOUNT = 2;

	/**
	 * The feature id for the '<em><b>Range</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FILTER_USE__RANGE = 3;

	/**
	 * The feature id for the '<em><b>Feather</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FILTER_USE__FEATHER = 4;

	/**
	 * The feature id for the '<em><b>Channel Mask</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FILTER_USE__CHANNEL_MASK = 5;

	/**
	 * The feature id for the '<em><b>Values</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FILTER_USE__VALUES = 6;

	/**
	 * The number of structural features of the '<em>Filter Use</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FILTER_USE_FEATURE_COUNT = 7;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.ParameterValueImpl <em>Parameter Value</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.ParameterValueImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getParameterValue()
	 * @generated
	 */
	int PARAMETER_VALUE = 12;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PARAMETER_VALUE__NAME = 0;

	/**
	 * The feature id for the '<em><b>Text</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PARAMETER_VALUE__TEXT = 1;

	/**
	 * The number of structural features of the '<em>Parameter Value</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PARAMETER_VALUE_FEATURE_COUNT = 2;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.SolveRecipeImpl <em>Solve Recipe</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.SolveRecipeImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getSolveRecipe()
	 * @generated
	 */
	int SOLVE_RECIPE = 13;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__ID = 0;

	/**
	 * The feature id for the '<em><b>Backend Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__BACKEND_ID = 1;

	/**
	 * The feature id for the '<em><b>Model Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__MODEL_ID = 2;

	/**
	 * The feature id for the '<em><b>Model Sha256</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__MODEL_SHA256 = 3;

	/**
	 * The feature id for the '<em><b>Device</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__DEVICE = 4;

	/**
	 * The feature id for the '<em><b>Provider</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__PROVIDER = 5;

	/**
	 * The feature id for the '<em><b>Audio Start</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__AUDIO_START = 6;

	/**
	 * The feature id for the '<em><b>Audio Length</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__AUDIO_LENGTH = 7;

	/**
	 * The feature id for the '<em><b>Created By</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__CREATED_BY = 8;

	/**
	 * The feature id for the '<em><b>Values</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE__VALUES = 9;

	/**
	 * The number of structural features of the '<em>Solve Recipe</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SOLVE_RECIPE_FEATURE_COUNT = 10;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.CharacterImpl <em>Character</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.CharacterImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getCharacter()
	 * @generated
	 */
	int CHARACTER = 14;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHARACTER__ID = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHARACTER__NAME = 1;

	/**
	 * The feature id for the '<em><b>Avatar</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHARACTER__AVATAR = 2;

	/**
	 * The feature id for the '<em><b>Channel Map</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHARACTER__CHANNEL_MAP = 3;

	/**
	 * The number of structural features of the '<em>Character</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHARACTER_FEATURE_COUNT = 4;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.ChannelMappingImpl <em>Channel Mapping</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.ChannelMappingImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getChannelMapping()
	 * @generated
	 */
	int CHANNEL_MAPPING = 15;

	/**
	 * The feature id for the '<em><b>Source</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHANNEL_MAPPING__SOURCE = 0;

	/**
	 * The feature id for the '<em><b>Target</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHANNEL_MAPPING__TARGET = 1;

	/**
	 * The feature id for the '<em><b>Scale</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHANNEL_MAPPING__SCALE = 2;

	/**
	 * The number of structural features of the '<em>Channel Mapping</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHANNEL_MAPPING_FEATURE_COUNT = 3;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.impl.ExportPresetImpl <em>Export Preset</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.impl.ExportPresetImpl
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getExportPreset()
	 * @generated
	 */
	int EXPORT_PRESET = 16;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPORT_PRESET__ID = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPORT_PRESET__NAME = 1;

	/**
	 * The feature id for the '<em><b>Exporter Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPORT_PRESET__EXPORTER_ID = 2;

	/**
	 * The feature id for the '<em><b>Target</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPORT_PRESET__TARGET = 3;

	/**
	 * The feature id for the '<em><b>Values</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPORT_PRESET__VALUES = 4;

	/**
	 * The number of structural features of the '<em>Export Preset</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPORT_PRESET_FEATURE_COUNT = 5;

	/**
	 * The meta object id for the '{@link org.facewright.document.model.Blend <em>Blend</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.model.Blend
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getBlend()
	 * @generated
	 */
	int BLEND = 17;

	/**
	 * The meta object id for the '<em>Frame Rate</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.core.time.FrameRate
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getFrameRate()
	 * @generated
	 */
	int FRAME_RATE = 18;

	/**
	 * The meta object id for the '<em>Frame Range</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.core.time.FrameRange
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getFrameRange()
	 * @generated
	 */
	int FRAME_RANGE = 19;

	/**
	 * The meta object id for the '<em>Channel Set</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.core.motion.ChannelSet
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getChannelSet()
	 * @generated
	 */
	int CHANNEL_SET = 20;

	/**
	 * The meta object id for the '<em>Stored Clip</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.stored.Stored
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getStoredClip()
	 * @generated
	 */
	int STORED_CLIP = 21;

	/**
	 * The meta object id for the '<em>Stored Curves</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.stored.Stored
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getStoredCurves()
	 * @generated
	 */
	int STORED_CURVES = 22;

	/**
	 * The meta object id for the '<em>Stored Lanes</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.stored.Stored
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getStoredLanes()
	 * @generated
	 */
	int STORED_LANES = 23;

	/**
	 * The meta object id for the '<em>Audio Data</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.facewright.document.stored.AudioData
	 * @see org.facewright.document.model.impl.DocumentPackageImpl#getAudioData()
	 * @generated
	 */
	int AUDIO_DATA = 24;


	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.Project <em>Project</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Project</em>'.
	 * @see org.facewright.document.model.Project
	 * @generated
	 */
	EClass getProject();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Project#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.facewright.document.model.Project#getName()
	 * @see #getProject()
	 * @generated
	 */
	EAttribute getProject_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Project#getSchemaVersion <em>Schema Version</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Schema Version</em>'.
	 * @see org.facewright.document.model.Project#getSchemaVersion()
	 * @see #getProject()
	 * @generated
	 */
	EAttribute getProject_SchemaVersion();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Project#getFrameRate <em>Frame Rate</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Frame Rate</em>'.
	 * @see org.facewright.document.model.Project#getFrameRate()
	 * @see #getProject()
	 * @generated
	 */
	EAttribute getProject_FrameRate();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Project#getAssets <em>Assets</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Assets</em>'.
	 * @see org.facewright.document.model.Project#getAssets()
	 * @see #getProject()
	 * @generated
	 */
	EReference getProject_Assets();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Project#getTakes <em>Takes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Takes</em>'.
	 * @see org.facewright.document.model.Project#getTakes()
	 * @see #getProject()
	 * @generated
	 */
	EReference getProject_Takes();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Project#getRecipes <em>Recipes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Recipes</em>'.
	 * @see org.facewright.document.model.Project#getRecipes()
	 * @see #getProject()
	 * @generated
	 */
	EReference getProject_Recipes();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Project#getCharacters <em>Characters</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Characters</em>'.
	 * @see org.facewright.document.model.Project#getCharacters()
	 * @see #getProject()
	 * @generated
	 */
	EReference getProject_Characters();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Project#getPresets <em>Presets</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Presets</em>'.
	 * @see org.facewright.document.model.Project#getPresets()
	 * @see #getProject()
	 * @generated
	 */
	EReference getProject_Presets();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.AudioAsset <em>Audio Asset</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Audio Asset</em>'.
	 * @see org.facewright.document.model.AudioAsset
	 * @generated
	 */
	EClass getAudioAsset();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.AudioAsset#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.facewright.document.model.AudioAsset#getId()
	 * @see #getAudioAsset()
	 * @generated
	 */
	EAttribute getAudioAsset_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.AudioAsset#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.facewright.document.model.AudioAsset#getName()
	 * @see #getAudioAsset()
	 * @generated
	 */
	EAttribute getAudioAsset_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.AudioAsset#getAudio <em>Audio</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Audio</em>'.
	 * @see org.facewright.document.model.AudioAsset#getAudio()
	 * @see #getAudioAsset()
	 * @generated
	 */
	EAttribute getAudioAsset_Audio();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.AudioAsset#getSampleRate <em>Sample Rate</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Sample Rate</em>'.
	 * @see org.facewright.document.model.AudioAsset#getSampleRate()
	 * @see #getAudioAsset()
	 * @generated
	 */
	EAttribute getAudioAsset_SampleRate();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.AudioAsset#getChannels <em>Channels</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Channels</em>'.
	 * @see org.facewright.document.model.AudioAsset#getChannels()
	 * @see #getAudioAsset()
	 * @generated
	 */
	EAttribute getAudioAsset_Channels();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.AudioAsset#getLength <em>Length</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Length</em>'.
	 * @see org.facewright.document.model.AudioAsset#getLength()
	 * @see #getAudioAsset()
	 * @generated
	 */
	EAttribute getAudioAsset_Length();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.AudioAsset#getSha256 <em>Sha256</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Sha256</em>'.
	 * @see org.facewright.document.model.AudioAsset#getSha256()
	 * @see #getAudioAsset()
	 * @generated
	 */
	EAttribute getAudioAsset_Sha256();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.AudioAsset#getSourceName <em>Source Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Source Name</em>'.
	 * @see org.facewright.document.model.AudioAsset#getSourceName()
	 * @see #getAudioAsset()
	 * @generated
	 */
	EAttribute getAudioAsset_SourceName();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.AudioAsset#getTimeReference <em>Time Reference</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Time Reference</em>'.
	 * @see org.facewright.document.model.AudioAsset#getTimeReference()
	 * @see #getAudioAsset()
	 * @generated
	 */
	EAttribute getAudioAsset_TimeReference();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.Take <em>Take</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Take</em>'.
	 * @see org.facewright.document.model.Take
	 * @generated
	 */
	EClass getTake();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Take#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.facewright.document.model.Take#getId()
	 * @see #getTake()
	 * @generated
	 */
	EAttribute getTake_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Take#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.facewright.document.model.Take#getName()
	 * @see #getTake()
	 * @generated
	 */
	EAttribute getTake_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Take#getTranscript <em>Transcript</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Transcript</em>'.
	 * @see org.facewright.document.model.Take#getTranscript()
	 * @see #getTake()
	 * @generated
	 */
	EAttribute getTake_Transcript();

	/**
	 * Returns the meta object for the reference '{@link org.facewright.document.model.Take#getAudio <em>Audio</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference '<em>Audio</em>'.
	 * @see org.facewright.document.model.Take#getAudio()
	 * @see #getTake()
	 * @generated
	 */
	EReference getTake_Audio();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Take#getAudioStart <em>Audio Start</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Audio Start</em>'.
	 * @see org.facewright.document.model.Take#getAudioStart()
	 * @see #getTake()
	 * @generated
	 */
	EAttribute getTake_AudioStart();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Take#getLength <em>Length</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Length</em>'.
	 * @see org.facewright.document.model.Take#getLength()
	 * @see #getTake()
	 * @generated
	 */
	EAttribute getTake_Length();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Take#getSpeech <em>Speech</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Speech</em>'.
	 * @see org.facewright.document.model.Take#getSpeech()
	 * @see #getTake()
	 * @generated
	 */
	EAttribute getTake_Speech();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Take#getTracks <em>Tracks</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Tracks</em>'.
	 * @see org.facewright.document.model.Take#getTracks()
	 * @see #getTake()
	 * @generated
	 */
	EReference getTake_Tracks();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Take#getMarkers <em>Markers</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Markers</em>'.
	 * @see org.facewright.document.model.Take#getMarkers()
	 * @see #getTake()
	 * @generated
	 */
	EReference getTake_Markers();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Take#getReview <em>Review</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Review</em>'.
	 * @see org.facewright.document.model.Take#getReview()
	 * @see #getTake()
	 * @generated
	 */
	EAttribute getTake_Review();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.Marker <em>Marker</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Marker</em>'.
	 * @see org.facewright.document.model.Marker
	 * @generated
	 */
	EClass getMarker();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Marker#getFrame <em>Frame</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Frame</em>'.
	 * @see org.facewright.document.model.Marker#getFrame()
	 * @see #getMarker()
	 * @generated
	 */
	EAttribute getMarker_Frame();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Marker#getLength <em>Length</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Length</em>'.
	 * @see org.facewright.document.model.Marker#getLength()
	 * @see #getMarker()
	 * @generated
	 */
	EAttribute getMarker_Length();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Marker#getLabel <em>Label</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Label</em>'.
	 * @see org.facewright.document.model.Marker#getLabel()
	 * @see #getMarker()
	 * @generated
	 */
	EAttribute getMarker_Label();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Marker#getColour <em>Colour</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Colour</em>'.
	 * @see org.facewright.document.model.Marker#getColour()
	 * @see #getMarker()
	 * @generated
	 */
	EAttribute getMarker_Colour();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Marker#getComment <em>Comment</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Comment</em>'.
	 * @see org.facewright.document.model.Marker#getComment()
	 * @see #getMarker()
	 * @generated
	 */
	EAttribute getMarker_Comment();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.Track <em>Track</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Track</em>'.
	 * @see org.facewright.document.model.Track
	 * @generated
	 */
	EClass getTrack();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Track#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.facewright.document.model.Track#getId()
	 * @see #getTrack()
	 * @generated
	 */
	EAttribute getTrack_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Track#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.facewright.document.model.Track#getName()
	 * @see #getTrack()
	 * @generated
	 */
	EAttribute getTrack_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Track#getChannels <em>Channels</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Channels</em>'.
	 * @see org.facewright.document.model.Track#getChannels()
	 * @see #getTrack()
	 * @generated
	 */
	EAttribute getTrack_Channels();

	/**
	 * Returns the meta object for the reference '{@link org.facewright.document.model.Track#getCharacter <em>Character</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference '<em>Character</em>'.
	 * @see org.facewright.document.model.Track#getCharacter()
	 * @see #getTrack()
	 * @generated
	 */
	EReference getTrack_Character();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Track#getLayers <em>Layers</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Layers</em>'.
	 * @see org.facewright.document.model.Track#getLayers()
	 * @see #getTrack()
	 * @generated
	 */
	EReference getTrack_Layers();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.Layer <em>Layer</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Layer</em>'.
	 * @see org.facewright.document.model.Layer
	 * @generated
	 */
	EClass getLayer();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Layer#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.facewright.document.model.Layer#getId()
	 * @see #getLayer()
	 * @generated
	 */
	EAttribute getLayer_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Layer#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.facewright.document.model.Layer#getName()
	 * @see #getLayer()
	 * @generated
	 */
	EAttribute getLayer_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Layer#getBlend <em>Blend</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Blend</em>'.
	 * @see org.facewright.document.model.Layer#getBlend()
	 * @see #getLayer()
	 * @generated
	 */
	EAttribute getLayer_Blend();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Layer#getInfluence <em>Influence</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Influence</em>'.
	 * @see org.facewright.document.model.Layer#getInfluence()
	 * @see #getLayer()
	 * @generated
	 */
	EAttribute getLayer_Influence();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Layer#getInfluenceCurve <em>Influence Curve</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Influence Curve</em>'.
	 * @see org.facewright.document.model.Layer#getInfluenceCurve()
	 * @see #getLayer()
	 * @generated
	 */
	EAttribute getLayer_InfluenceCurve();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Layer#isMuted <em>Muted</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Muted</em>'.
	 * @see org.facewright.document.model.Layer#isMuted()
	 * @see #getLayer()
	 * @generated
	 */
	EAttribute getLayer_Muted();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Layer#isSolo <em>Solo</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Solo</em>'.
	 * @see org.facewright.document.model.Layer#isSolo()
	 * @see #getLayer()
	 * @generated
	 */
	EAttribute getLayer_Solo();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Layer#isLocked <em>Locked</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Locked</em>'.
	 * @see org.facewright.document.model.Layer#isLocked()
	 * @see #getLayer()
	 * @generated
	 */
	EAttribute getLayer_Locked();

	/**
	 * Returns the meta object for the attribute list '{@link org.facewright.document.model.Layer#getChannelMask <em>Channel Mask</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Channel Mask</em>'.
	 * @see org.facewright.document.model.Layer#getChannelMask()
	 * @see #getLayer()
	 * @generated
	 */
	EAttribute getLayer_ChannelMask();

	/**
	 * Returns the meta object for the containment reference '{@link org.facewright.document.model.Layer#getContent <em>Content</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference '<em>Content</em>'.
	 * @see org.facewright.document.model.Layer#getContent()
	 * @see #getLayer()
	 * @generated
	 */
	EReference getLayer_Content();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Layer#getFilters <em>Filters</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Filters</em>'.
	 * @see org.facewright.document.model.Layer#getFilters()
	 * @see #getLayer()
	 * @generated
	 */
	EReference getLayer_Filters();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.LayerContent <em>Layer Content</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Layer Content</em>'.
	 * @see org.facewright.document.model.LayerContent
	 * @generated
	 */
	EClass getLayerContent();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.SolvedMotion <em>Solved Motion</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Solved Motion</em>'.
	 * @see org.facewright.document.model.SolvedMotion
	 * @generated
	 */
	EClass getSolvedMotion();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolvedMotion#getClip <em>Clip</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Clip</em>'.
	 * @see org.facewright.document.model.SolvedMotion#getClip()
	 * @see #getSolvedMotion()
	 * @generated
	 */
	EAttribute getSolvedMotion_Clip();

	/**
	 * Returns the meta object for the reference '{@link org.facewright.document.model.SolvedMotion#getRecipe <em>Recipe</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference '<em>Recipe</em>'.
	 * @see org.facewright.document.model.SolvedMotion#getRecipe()
	 * @see #getSolvedMotion()
	 * @generated
	 */
	EReference getSolvedMotion_Recipe();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.KeyedMotion <em>Keyed Motion</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Keyed Motion</em>'.
	 * @see org.facewright.document.model.KeyedMotion
	 * @generated
	 */
	EClass getKeyedMotion();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.KeyedMotion#getCurves <em>Curves</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Curves</em>'.
	 * @see org.facewright.document.model.KeyedMotion#getCurves()
	 * @see #getKeyedMotion()
	 * @generated
	 */
	EAttribute getKeyedMotion_Curves();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.PhoneEdits <em>Phone Edits</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Phone Edits</em>'.
	 * @see org.facewright.document.model.PhoneEdits
	 * @generated
	 */
	EClass getPhoneEdits();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.PhoneEdits#getEdits <em>Edits</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Edits</em>'.
	 * @see org.facewright.document.model.PhoneEdits#getEdits()
	 * @see #getPhoneEdits()
	 * @generated
	 */
	EReference getPhoneEdits_Edits();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.PhoneEdit <em>Phone Edit</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Phone Edit</em>'.
	 * @see org.facewright.document.model.PhoneEdit
	 * @generated
	 */
	EClass getPhoneEdit();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getPhone <em>Phone</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Phone</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getPhone()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Phone();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getWord <em>Word</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Word</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getWord()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Word();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getBefore <em>Before</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Before</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getBefore()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Before();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getAfter <em>After</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>After</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getAfter()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_After();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getOccurrence <em>Occurrence</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Occurrence</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getOccurrence()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Occurrence();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getStart <em>Start</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Start</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getStart()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Start();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getEnd <em>End</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>End</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getEnd()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_End();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#isDetached <em>Detached</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Detached</em>'.
	 * @see org.facewright.document.model.PhoneEdit#isDetached()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Detached();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getStrength <em>Strength</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Strength</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getStrength()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Strength();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getLead <em>Lead</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Lead</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getLead()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Lead();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getHold <em>Hold</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Hold</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getHold()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Hold();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getClosureLock <em>Closure Lock</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Closure Lock</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getClosureLock()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_ClosureLock();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.PhoneEdit#getBias <em>Bias</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Bias</em>'.
	 * @see org.facewright.document.model.PhoneEdit#getBias()
	 * @see #getPhoneEdit()
	 * @generated
	 */
	EAttribute getPhoneEdit_Bias();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.FilterUse <em>Filter Use</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Filter Use</em>'.
	 * @see org.facewright.document.model.FilterUse
	 * @generated
	 */
	EClass getFilterUse();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.FilterUse#getFilterId <em>Filter Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Filter Id</em>'.
	 * @see org.facewright.document.model.FilterUse#getFilterId()
	 * @see #getFilterUse()
	 * @generated
	 */
	EAttribute getFilterUse_FilterId();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.FilterUse#isEnabled <em>Enabled</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Enabled</em>'.
	 * @see org.facewright.document.model.FilterUse#isEnabled()
	 * @see #getFilterUse()
	 * @generated
	 */
	EAttribute getFilterUse_Enabled();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.FilterUse#getAmount <em>Amount</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Amount</em>'.
	 * @see org.facewright.document.model.FilterUse#getAmount()
	 * @see #getFilterUse()
	 * @generated
	 */
	EAttribute getFilterUse_Amount();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.FilterUse#getRange <em>Range</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Range</em>'.
	 * @see org.facewright.document.model.FilterUse#getRange()
	 * @see #getFilterUse()
	 * @generated
	 */
	EAttribute getFilterUse_Range();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.FilterUse#getFeather <em>Feather</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Feather</em>'.
	 * @see org.facewright.document.model.FilterUse#getFeather()
	 * @see #getFilterUse()
	 * @generated
	 */
	EAttribute getFilterUse_Feather();

	/**
	 * Returns the meta object for the attribute list '{@link org.facewright.document.model.FilterUse#getChannelMask <em>Channel Mask</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Channel Mask</em>'.
	 * @see org.facewright.document.model.FilterUse#getChannelMask()
	 * @see #getFilterUse()
	 * @generated
	 */
	EAttribute getFilterUse_ChannelMask();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.FilterUse#getValues <em>Values</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Values</em>'.
	 * @see org.facewright.document.model.FilterUse#getValues()
	 * @see #getFilterUse()
	 * @generated
	 */
	EReference getFilterUse_Values();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.ParameterValue <em>Parameter Value</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Parameter Value</em>'.
	 * @see org.facewright.document.model.ParameterValue
	 * @generated
	 */
	EClass getParameterValue();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.ParameterValue#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.facewright.document.model.ParameterValue#getName()
	 * @see #getParameterValue()
	 * @generated
	 */
	EAttribute getParameterValue_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.ParameterValue#getText <em>Text</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Text</em>'.
	 * @see org.facewright.document.model.ParameterValue#getText()
	 * @see #getParameterValue()
	 * @generated
	 */
	EAttribute getParameterValue_Text();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.SolveRecipe <em>Solve Recipe</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Solve Recipe</em>'.
	 * @see org.facewright.document.model.SolveRecipe
	 * @generated
	 */
	EClass getSolveRecipe();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolveRecipe#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getId()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EAttribute getSolveRecipe_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolveRecipe#getBackendId <em>Backend Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Backend Id</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getBackendId()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EAttribute getSolveRecipe_BackendId();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolveRecipe#getModelId <em>Model Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Model Id</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getModelId()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EAttribute getSolveRecipe_ModelId();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolveRecipe#getModelSha256 <em>Model Sha256</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Model Sha256</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getModelSha256()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EAttribute getSolveRecipe_ModelSha256();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolveRecipe#getDevice <em>Device</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Device</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getDevice()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EAttribute getSolveRecipe_Device();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolveRecipe#getProvider <em>Provider</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Provider</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getProvider()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EAttribute getSolveRecipe_Provider();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolveRecipe#getAudioStart <em>Audio Start</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Audio Start</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getAudioStart()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EAttribute getSolveRecipe_AudioStart();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolveRecipe#getAudioLength <em>Audio Length</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Audio Length</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getAudioLength()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EAttribute getSolveRecipe_AudioLength();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.SolveRecipe#getCreatedBy <em>Created By</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Created By</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getCreatedBy()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EAttribute getSolveRecipe_CreatedBy();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.SolveRecipe#getValues <em>Values</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Values</em>'.
	 * @see org.facewright.document.model.SolveRecipe#getValues()
	 * @see #getSolveRecipe()
	 * @generated
	 */
	EReference getSolveRecipe_Values();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.Character <em>Character</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Character</em>'.
	 * @see org.facewright.document.model.Character
	 * @generated
	 */
	EClass getCharacter();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Character#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.facewright.document.model.Character#getId()
	 * @see #getCharacter()
	 * @generated
	 */
	EAttribute getCharacter_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Character#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.facewright.document.model.Character#getName()
	 * @see #getCharacter()
	 * @generated
	 */
	EAttribute getCharacter_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.Character#getAvatar <em>Avatar</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Avatar</em>'.
	 * @see org.facewright.document.model.Character#getAvatar()
	 * @see #getCharacter()
	 * @generated
	 */
	EAttribute getCharacter_Avatar();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.Character#getChannelMap <em>Channel Map</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Channel Map</em>'.
	 * @see org.facewright.document.model.Character#getChannelMap()
	 * @see #getCharacter()
	 * @generated
	 */
	EReference getCharacter_ChannelMap();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.ChannelMapping <em>Channel Mapping</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Channel Mapping</em>'.
	 * @see org.facewright.document.model.ChannelMapping
	 * @generated
	 */
	EClass getChannelMapping();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.ChannelMapping#getSource <em>Source</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Source</em>'.
	 * @see org.facewright.document.model.ChannelMapping#getSource()
	 * @see #getChannelMapping()
	 * @generated
	 */
	EAttribute getChannelMapping_Source();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.ChannelMapping#getTarget <em>Target</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Target</em>'.
	 * @see org.facewright.document.model.ChannelMapping#getTarget()
	 * @see #getChannelMapping()
	 * @generated
	 */
	EAttribute getChannelMapping_Target();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.ChannelMapping#getScale <em>Scale</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Scale</em>'.
	 * @see org.facewright.document.model.ChannelMapping#getScale()
	 * @see #getChannelMapping()
	 * @generated
	 */
	EAttribute getChannelMapping_Scale();

	/**
	 * Returns the meta object for class '{@link org.facewright.document.model.ExportPreset <em>Export Preset</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Export Preset</em>'.
	 * @see org.facewright.document.model.ExportPreset
	 * @generated
	 */
	EClass getExportPreset();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.ExportPreset#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.facewright.document.model.ExportPreset#getId()
	 * @see #getExportPreset()
	 * @generated
	 */
	EAttribute getExportPreset_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.ExportPreset#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.facewright.document.model.ExportPreset#getName()
	 * @see #getExportPreset()
	 * @generated
	 */
	EAttribute getExportPreset_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.ExportPreset#getExporterId <em>Exporter Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Exporter Id</em>'.
	 * @see org.facewright.document.model.ExportPreset#getExporterId()
	 * @see #getExportPreset()
	 * @generated
	 */
	EAttribute getExportPreset_ExporterId();

	/**
	 * Returns the meta object for the attribute '{@link org.facewright.document.model.ExportPreset#getTarget <em>Target</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Target</em>'.
	 * @see org.facewright.document.model.ExportPreset#getTarget()
	 * @see #getExportPreset()
	 * @generated
	 */
	EAttribute getExportPreset_Target();

	/**
	 * Returns the meta object for the containment reference list '{@link org.facewright.document.model.ExportPreset#getValues <em>Values</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Values</em>'.
	 * @see org.facewright.document.model.ExportPreset#getValues()
	 * @see #getExportPreset()
	 * @generated
	 */
	EReference getExportPreset_Values();

	/**
	 * Returns the meta object for enum '{@link org.facewright.document.model.Blend <em>Blend</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>Blend</em>'.
	 * @see org.facewright.document.model.Blend
	 * @generated
	 */
	EEnum getBlend();

	/**
	 * Returns the meta object for data type '{@link org.facewright.core.time.FrameRate <em>Frame Rate</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for data type '<em>Frame Rate</em>'.
	 * @see org.facewright.core.time.FrameRate
	 * @model instanceClass="org.facewright.core.time.FrameRate"
	 * @generated
	 */
	EDataType getFrameRate();

	/**
	 * Returns the meta object for data type '{@link org.facewright.core.time.FrameRange <em>Frame Range</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for data type '<em>Frame Range</em>'.
	 * @see org.facewright.core.time.FrameRange
	 * @model instanceClass="org.facewright.core.time.FrameRange"
	 * @generated
	 */
	EDataType getFrameRange();

	/**
	 * Returns the meta object for data type '{@link org.facewright.core.motion.ChannelSet <em>Channel Set</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for data type '<em>Channel Set</em>'.
	 * @see org.facewright.core.motion.ChannelSet
	 * @model instanceClass="org.facewright.core.motion.ChannelSet"
	 * @generated
	 */
	EDataType getChannelSet();

	/**
	 * Returns the meta object for data type '{@link org.facewright.document.stored.Stored <em>Stored Clip</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for data type '<em>Stored Clip</em>'.
	 * @see org.facewright.document.stored.Stored
	 * @model instanceClass="org.facewright.document.stored.Stored&lt;org.facewright.core.motion.MotionClip&gt;"
	 * @generated
	 */
	EDataType getStoredClip();

	/**
	 * Returns the meta object for data type '{@link org.facewright.document.stored.Stored <em>Stored Curves</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for data type '<em>Stored Curves</em>'.
	 * @see org.facewright.document.stored.Stored
	 * @model instanceClass="org.facewright.document.stored.Stored&lt;org.facewright.core.curve.KeyCurves&gt;"
	 * @generated
	 */
	EDataType getStoredCurves();

	/**
	 * Returns the meta object for data type '{@link org.facewright.document.stored.Stored <em>Stored Lanes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for data type '<em>Stored Lanes</em>'.
	 * @see org.facewright.document.stored.Stored
	 * @model instanceClass="org.facewright.document.stored.Stored&lt;org.facewright.core.speech.SpeechLanes&gt;"
	 * @generated
	 */
	EDataType getStoredLanes();

	/**
	 * Returns the meta object for data type '{@link org.facewright.document.stored.AudioData <em>Audio Data</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for data type '<em>Audio Data</em>'.
	 * @see org.facewright.document.stored.AudioData
	 * @model instanceClass="org.facewright.document.stored.AudioData"
	 * @generated
	 */
	EDataType getAudioData();

	/**
	 * Returns the factory that creates the instances of the model.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the factory that creates the instances of the model.
	 * @generated
	 */
	DocumentFactory getDocumentFactory();

	/**
	 * <!-- begin-user-doc -->
	 * Defines literals for the meta objects that represent
	 * <ul>
	 *   <li>each class,</li>
	 *   <li>each feature of each class,</li>
	 *   <li>each enum,</li>
	 *   <li>and each data type</li>
	 * </ul>
	 * <!-- end-user-doc -->
	 * @generated
	 */
	interface Literals {
		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.ProjectImpl <em>Project</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.ProjectImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getProject()
		 * @generated
		 */
		EClass PROJECT = eINSTANCE.getProject();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PROJECT__NAME = eINSTANCE.getProject_Name();

		/**
		 * The meta object literal for the '<em><b>Schema Version</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PROJECT__SCHEMA_VERSION = eINSTANCE.getProject_SchemaVersion();

		/**
		 * The meta object literal for the '<em><b>Frame Rate</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PROJECT__FRAME_RATE = eINSTANCE.getProject_FrameRate();

		/**
		 * The meta object literal for the '<em><b>Assets</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference PROJECT__ASSETS = eINSTANCE.getProject_Assets();

		/**
		 * The meta object literal for the '<em><b>Takes</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference PROJECT__TAKES = eINSTANCE.getProject_Takes();

		/**
		 * The meta object literal for the '<em><b>Recipes</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference PROJECT__RECIPES = eINSTANCE.getProject_Recipes();

		/**
		 * The meta object literal for the '<em><b>Characters</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference PROJECT__CHARACTERS = eINSTANCE.getProject_Characters();

		/**
		 * The meta object literal for the '<em><b>Presets</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference PROJECT__PRESETS = eINSTANCE.getProject_Presets();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.AudioAssetImpl <em>Audio Asset</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.AudioAssetImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getAudioAsset()
		 * @generated
		 */
		EClass AUDIO_ASSET = eINSTANCE.getAudioAsset();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute AUDIO_ASSET__ID = eINSTANCE.getAudioAsset_Id();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute AUDIO_ASSET__NAME = eINSTANCE.getAudioAsset_Name();

		/**
		 * The meta object literal for the '<em><b>Audio</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute AUDIO_ASSET__AUDIO = eINSTANCE.getAudioAsset_Audio();

		/**
		 * The meta object literal for the '<em><b>Sample Rate</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute AUDIO_ASSET__SAMPLE_RATE = eINSTANCE.getAudioAsset_SampleRate();

		/**
		 * The meta object literal for the '<em><b>Channels</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute AUDIO_ASSET__CHANNELS = eINSTANCE.getAudioAsset_Channels();

		/**
		 * The meta object literal for the '<em><b>Length</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute AUDIO_ASSET__LENGTH = eINSTANCE.getAudioAsset_Length();

		/**
		 * The meta object literal for the '<em><b>Sha256</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute AUDIO_ASSET__SHA256 = eINSTANCE.getAudioAsset_Sha256();

		/**
		 * The meta object literal for the '<em><b>Source Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute AUDIO_ASSET__SOURCE_NAME = eINSTANCE.getAudioAsset_SourceName();

		/**
		 * The meta object literal for the '<em><b>Time Reference</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute AUDIO_ASSET__TIME_REFERENCE = eINSTANCE.getAudioAsset_TimeReference();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.TakeImpl <em>Take</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.TakeImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getTake()
		 * @generated
		 */
		EClass TAKE = eINSTANCE.getTake();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TAKE__ID = eINSTANCE.getTake_Id();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TAKE__NAME = eINSTANCE.getTake_Name();

		/**
		 * The meta object literal for the '<em><b>Transcript</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TAKE__TRANSCRIPT = eINSTANCE.getTake_Transcript();

		/**
		 * The meta object literal for the '<em><b>Audio</b></em>' reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference TAKE__AUDIO = eINSTANCE.getTake_Audio();

		/**
		 * The meta object literal for the '<em><b>Audio Start</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TAKE__AUDIO_START = eINSTANCE.getTake_AudioStart();

		/**
		 * The meta object literal for the '<em><b>Length</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TAKE__LENGTH = eINSTANCE.getTake_Length();

		/**
		 * The meta object literal for the '<em><b>Speech</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TAKE__SPEECH = eINSTANCE.getTake_Speech();

		/**
		 * The meta object literal for the '<em><b>Tracks</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference TAKE__TRACKS = eINSTANCE.getTake_Tracks();

		/**
		 * The meta object literal for the '<em><b>Markers</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference TAKE__MARKERS = eINSTANCE.getTake_Markers();

		/**
		 * The meta object literal for the '<em><b>Review</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TAKE__REVIEW = eINSTANCE.getTake_Review();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.MarkerImpl <em>Marker</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.MarkerImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getMarker()
		 * @generated
		 */
		EClass MARKER = eINSTANCE.getMarker();

		/**
		 * The meta object literal for the '<em><b>Frame</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MARKER__FRAME = eINSTANCE.getMarker_Frame();

		/**
		 * The meta object literal for the '<em><b>Length</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MARKER__LENGTH = eINSTANCE.getMarker_Length();

		/**
		 * The meta object literal for the '<em><b>Label</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MARKER__LABEL = eINSTANCE.getMarker_Label();

		/**
		 * The meta object literal for the '<em><b>Colour</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MARKER__COLOUR = eINSTANCE.getMarker_Colour();

		/**
		 * The meta object literal for the '<em><b>Comment</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MARKER__COMMENT = eINSTANCE.getMarker_Comment();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.TrackImpl <em>Track</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.TrackImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getTrack()
		 * @generated
		 */
		EClass TRACK = eINSTANCE.getTrack();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TRACK__ID = eINSTANCE.getTrack_Id();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TRACK__NAME = eINSTANCE.getTrack_Name();

		/**
		 * The meta object literal for the '<em><b>Channels</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TRACK__CHANNELS = eINSTANCE.getTrack_Channels();

		/**
		 * The meta object literal for the '<em><b>Character</b></em>' reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference TRACK__CHARACTER = eINSTANCE.getTrack_Character();

		/**
		 * The meta object literal for the '<em><b>Layers</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference TRACK__LAYERS = eINSTANCE.getTrack_Layers();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.LayerImpl <em>Layer</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.LayerImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getLayer()
		 * @generated
		 */
		EClass LAYER = eINSTANCE.getLayer();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LAYER__ID = eINSTANCE.getLayer_Id();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LAYER__NAME = eINSTANCE.getLayer_Name();

		/**
		 * The meta object literal for the '<em><b>Blend</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LAYER__BLEND = eINSTANCE.getLayer_Blend();

		/**
		 * The meta object literal for the '<em><b>Influence</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LAYER__INFLUENCE = eINSTANCE.getLayer_Influence();

		/**
		 * The meta object literal for the '<em><b>Influence Curve</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LAYER__INFLUENCE_CURVE = eINSTANCE.getLayer_InfluenceCurve();

		/**
		 * The meta object literal for the '<em><b>Muted</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LAYER__MUTED = eINSTANCE.getLayer_Muted();

		/**
		 * The meta object literal for the '<em><b>Solo</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LAYER__SOLO = eINSTANCE.getLayer_Solo();

		/**
		 * The meta object literal for the '<em><b>Locked</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LAYER__LOCKED = eINSTANCE.getLayer_Locked();

		/**
		 * The meta object literal for the '<em><b>Channel Mask</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LAYER__CHANNEL_MASK = eINSTANCE.getLayer_ChannelMask();

		/**
		 * The meta object literal for the '<em><b>Content</b></em>' containment reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference LAYER__CONTENT = eINSTANCE.getLayer_Content();

		/**
		 * The meta object literal for the '<em><b>Filters</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference LAYER__FILTERS = eINSTANCE.getLayer_Filters();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.LayerContentImpl <em>Layer Content</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.LayerContentImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getLayerContent()
		 * @generated
		 */
		EClass LAYER_CONTENT = eINSTANCE.getLayerContent();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.SolvedMotionImpl <em>Solved Motion</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.SolvedMotionImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getSolvedMotion()
		 * @generated
		 */
		EClass SOLVED_MOTION = eINSTANCE.getSolvedMotion();

		/**
		 * The meta object literal for the '<em><b>Clip</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVED_MOTION__CLIP = eINSTANCE.getSolvedMotion_Clip();

		/**
		 * The meta object literal for the '<em><b>Recipe</b></em>' reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference SOLVED_MOTION__RECIPE = eINSTANCE.getSolvedMotion_Recipe();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.KeyedMotionImpl <em>Keyed Motion</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.KeyedMotionImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getKeyedMotion()
		 * @generated
		 */
		EClass KEYED_MOTION = eINSTANCE.getKeyedMotion();

		/**
		 * The meta object literal for the '<em><b>Curves</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute KEYED_MOTION__CURVES = eINSTANCE.getKeyedMotion_Curves();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.PhoneEditsImpl <em>Phone Edits</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.PhoneEditsImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getPhoneEdits()
		 * @generated
		 */
		EClass PHONE_EDITS = eINSTANCE.getPhoneEdits();

		/**
		 * The meta object literal for the '<em><b>Edits</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference PHONE_EDITS__EDITS = eINSTANCE.getPhoneEdits_Edits();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.PhoneEditImpl <em>Phone Edit</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.PhoneEditImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getPhoneEdit()
		 * @generated
		 */
		EClass PHONE_EDIT = eINSTANCE.getPhoneEdit();

		/**
		 * The meta object literal for the '<em><b>Phone</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__PHONE = eINSTANCE.getPhoneEdit_Phone();

		/**
		 * The meta object literal for the '<em><b>Word</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__WORD = eINSTANCE.getPhoneEdit_Word();

		/**
		 * The meta object literal for the '<em><b>Before</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__BEFORE = eINSTANCE.getPhoneEdit_Before();

		/**
		 * The meta object literal for the '<em><b>After</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__AFTER = eINSTANCE.getPhoneEdit_After();

		/**
		 * The meta object literal for the '<em><b>Occurrence</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__OCCURRENCE = eINSTANCE.getPhoneEdit_Occurrence();

		/**
		 * The meta object literal for the '<em><b>Start</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__START = eINSTANCE.getPhoneEdit_Start();

		/**
		 * The meta object literal for the '<em><b>End</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__END = eINSTANCE.getPhoneEdit_End();

		/**
		 * The meta object literal for the '<em><b>Detached</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__DETACHED = eINSTANCE.getPhoneEdit_Detached();

		/**
		 * The meta object literal for the '<em><b>Strength</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__STRENGTH = eINSTANCE.getPhoneEdit_Strength();

		/**
		 * The meta object literal for the '<em><b>Lead</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__LEAD = eINSTANCE.getPhoneEdit_Lead();

		/**
		 * The meta object literal for the '<em><b>Hold</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__HOLD = eINSTANCE.getPhoneEdit_Hold();

		/**
		 * The meta object literal for the '<em><b>Closure Lock</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__CLOSURE_LOCK = eINSTANCE.getPhoneEdit_ClosureLock();

		/**
		 * The meta object literal for the '<em><b>Bias</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PHONE_EDIT__BIAS = eINSTANCE.getPhoneEdit_Bias();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.FilterUseImpl <em>Filter Use</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.FilterUseImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getFilterUse()
		 * @generated
		 */
		EClass FILTER_USE = eINSTANCE.getFilterUse();

		/**
		 * The meta object literal for the '<em><b>Filter Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FILTER_USE__FILTER_ID = eINSTANCE.getFilterUse_FilterId();

		/**
		 * The meta object literal for the '<em><b>Enabled</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FILTER_USE__ENABLED = eINSTANCE.getFilterUse_Enabled();

		/**
		 * The meta object literal for the '<em><b>Amount</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FILTER_USE__AMOUNT = eINSTANCE.getFilterUse_Amount();

		/**
		 * The meta object literal for the '<em><b>Range</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FILTER_USE__RANGE = eINSTANCE.getFilterUse_Range();

		/**
		 * The meta object literal for the '<em><b>Feather</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FILTER_USE__FEATHER = eINSTANCE.getFilterUse_Feather();

		/**
		 * The meta object literal for the '<em><b>Channel Mask</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FILTER_USE__CHANNEL_MASK = eINSTANCE.getFilterUse_ChannelMask();

		/**
		 * The meta object literal for the '<em><b>Values</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference FILTER_USE__VALUES = eINSTANCE.getFilterUse_Values();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.ParameterValueImpl <em>Parameter Value</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.ParameterValueImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getParameterValue()
		 * @generated
		 */
		EClass PARAMETER_VALUE = eINSTANCE.getParameterValue();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PARAMETER_VALUE__NAME = eINSTANCE.getParameterValue_Name();

		/**
		 * The meta object literal for the '<em><b>Text</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PARAMETER_VALUE__TEXT = eINSTANCE.getParameterValue_Text();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.SolveRecipeImpl <em>Solve Recipe</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.SolveRecipeImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getSolveRecipe()
		 * @generated
		 */
		EClass SOLVE_RECIPE = eINSTANCE.getSolveRecipe();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVE_RECIPE__ID = eINSTANCE.getSolveRecipe_Id();

		/**
		 * The meta object literal for the '<em><b>Backend Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVE_RECIPE__BACKEND_ID = eINSTANCE.getSolveRecipe_BackendId();

		/**
		 * The meta object literal for the '<em><b>Model Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVE_RECIPE__MODEL_ID = eINSTANCE.getSolveRecipe_ModelId();

		/**
		 * The meta object literal for the '<em><b>Model Sha256</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVE_RECIPE__MODEL_SHA256 = eINSTANCE.getSolveRecipe_ModelSha256();

		/**
		 * The meta object literal for the '<em><b>Device</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVE_RECIPE__DEVICE = eINSTANCE.getSolveRecipe_Device();

		/**
		 * The meta object literal for the '<em><b>Provider</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVE_RECIPE__PROVIDER = eINSTANCE.getSolveRecipe_Provider();

		/**
		 * The meta object literal for the '<em><b>Audio Start</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVE_RECIPE__AUDIO_START = eINSTANCE.getSolveRecipe_AudioStart();

		/**
		 * The meta object literal for the '<em><b>Audio Length</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVE_RECIPE__AUDIO_LENGTH = eINSTANCE.getSolveRecipe_AudioLength();

		/**
		 * The meta object literal for the '<em><b>Created By</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SOLVE_RECIPE__CREATED_BY = eINSTANCE.getSolveRecipe_CreatedBy();

		/**
		 * The meta object literal for the '<em><b>Values</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference SOLVE_RECIPE__VALUES = eINSTANCE.getSolveRecipe_Values();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.CharacterImpl <em>Character</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.CharacterImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getCharacter()
		 * @generated
		 */
		EClass CHARACTER = eINSTANCE.getCharacter();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHARACTER__ID = eINSTANCE.getCharacter_Id();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHARACTER__NAME = eINSTANCE.getCharacter_Name();

		/**
		 * The meta object literal for the '<em><b>Avatar</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHARACTER__AVATAR = eINSTANCE.getCharacter_Avatar();

		/**
		 * The meta object literal for the '<em><b>Channel Map</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference CHARACTER__CHANNEL_MAP = eINSTANCE.getCharacter_ChannelMap();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.ChannelMappingImpl <em>Channel Mapping</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.ChannelMappingImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getChannelMapping()
		 * @generated
		 */
		EClass CHANNEL_MAPPING = eINSTANCE.getChannelMapping();

		/**
		 * The meta object literal for the '<em><b>Source</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHANNEL_MAPPING__SOURCE = eINSTANCE.getChannelMapping_Source();

		/**
		 * The meta object literal for the '<em><b>Target</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHANNEL_MAPPING__TARGET = eINSTANCE.getChannelMapping_Target();

		/**
		 * The meta object literal for the '<em><b>Scale</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHANNEL_MAPPING__SCALE = eINSTANCE.getChannelMapping_Scale();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.impl.ExportPresetImpl <em>Export Preset</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.impl.ExportPresetImpl
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getExportPreset()
		 * @generated
		 */
		EClass EXPORT_PRESET = eINSTANCE.getExportPreset();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute EXPORT_PRESET__ID = eINSTANCE.getExportPreset_Id();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute EXPORT_PRESET__NAME = eINSTANCE.getExportPreset_Name();

		/**
		 * The meta object literal for the '<em><b>Exporter Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute EXPORT_PRESET__EXPORTER_ID = eINSTANCE.getExportPreset_ExporterId();

		/**
		 * The meta object literal for the '<em><b>Target</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute EXPORT_PRESET__TARGET = eINSTANCE.getExportPreset_Target();

		/**
		 * The meta object literal for the '<em><b>Values</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference EXPORT_PRESET__VALUES = eINSTANCE.getExportPreset_Values();

		/**
		 * The meta object literal for the '{@link org.facewright.document.model.Blend <em>Blend</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.model.Blend
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getBlend()
		 * @generated
		 */
		EEnum BLEND = eINSTANCE.getBlend();

		/**
		 * The meta object literal for the '<em>Frame Rate</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.core.time.FrameRate
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getFrameRate()
		 * @generated
		 */
		EDataType FRAME_RATE = eINSTANCE.getFrameRate();

		/**
		 * The meta object literal for the '<em>Frame Range</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.core.time.FrameRange
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getFrameRange()
		 * @generated
		 */
		EDataType FRAME_RANGE = eINSTANCE.getFrameRange();

		/**
		 * The meta object literal for the '<em>Channel Set</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.core.motion.ChannelSet
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getChannelSet()
		 * @generated
		 */
		EDataType CHANNEL_SET = eINSTANCE.getChannelSet();

		/**
		 * The meta object literal for the '<em>Stored Clip</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.stored.Stored
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getStoredClip()
		 * @generated
		 */
		EDataType STORED_CLIP = eINSTANCE.getStoredClip();

		/**
		 * The meta object literal for the '<em>Stored Curves</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.stored.Stored
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getStoredCurves()
		 * @generated
		 */
		EDataType STORED_CURVES = eINSTANCE.getStoredCurves();

		/**
		 * The meta object literal for the '<em>Stored Lanes</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.stored.Stored
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getStoredLanes()
		 * @generated
		 */
		EDataType STORED_LANES = eINSTANCE.getStoredLanes();

		/**
		 * The meta object literal for the '<em>Audio Data</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.facewright.document.stored.AudioData
		 * @see org.facewright.document.model.impl.DocumentPackageImpl#getAudioData()
		 * @generated
		 */
		EDataType AUDIO_DATA = eINSTANCE.getAudioData();

	}

} //DocumentPackage
