package org.facewright.document.model.impl;

import java.util.Collection;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

import org.facewright.core.speech.SpeechLanes;

import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.Marker;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;

import org.facewright.document.stored.Stored;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Take</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getTranscript <em>Transcript</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getAudio <em>Audio</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getAudioStart <em>Audio Start</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getLength <em>Length</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getSpeech <em>Speech</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getTracks <em>Tracks</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getMarkers <em>Markers</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.TakeImpl#getReview <em>Review</em>}</li>
 * </ul>
 *
 * @generated
 */
public class TakeImpl extends MinimalEObjectImpl.Container implements Take {
	/**
	 * The default value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected static final String ID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected String id = ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected static final String NAME_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected String name = NAME_EDEFAULT;

	/**
	 * The default value of the '{@link #getTranscript() <em>Transcript</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTranscript()
	 * @generated
	 * @ordered
	 */
	protected static final String TRANSCRIPT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getTranscript() <em>Transcript</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTranscript()
	 * @generated
	 * @ordered
	 */
	protected String transcript = TRANSCRIPT_EDEFAULT;

	/**
	 * The cached value of the '{@link #getAudio() <em>Audio</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAudio()
	 * @generated
	 * @ordered
	 */
	protected AudioAsset audio;

	/**
	 * The default value of the '{@link #getAudioStart() <em>Audio Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAudioStart()
	 * @generated
	 * @ordered
	 */
	protected static final long AUDIO_START_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getAudioStart() <em>Audio Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAudioStart()
	 * @generated
	 * @ordered
	 */
	protected long audioStart = AUDIO_START_EDEFAULT;

	/**
	 * The default value of the '{@link #getLength() <em>Length</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLength()
	 * @generated
	 * @ordered
	 */
	protected static final int LENGTH_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getLength() <em>Length</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLength()
	 * @generated
	 * @ordered
	 */
	protected int length = LENGTH_EDEFAULT;

	/**
	 * The cached value of the '{@link #getSpeech() <em>Speech</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSpeech()
	 * @generated
	 * @ordered
	 */
	protected Stored<SpeechLanes> speech;

	/**
	 * The cached value of the '{@link #getTracks() <em>Tracks</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTracks()
	 * @generated
	 * @ordered
	 */
	protected EList<Track> tracks;

	/**
	 * The cached value of the '{@link #getMarkers() <em>Markers</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMarkers()
	 * @generated
	 * @ordered
	 */
	protected EList<Marker> markers;

	/**
	 * The default value of the '{@link #getReview() <em>Review</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getReview()
	 * @generated
	 * @ordered
	 */
	protected static final String REVIEW_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getReview() <em>Review</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getReview()
	 * @generated
	 * @ordered
	 */
	protected String review = REVIEW_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected TakeImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.TAKE;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getId() {
		return id;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setId(String newId) {
		String oldId = id;
		id = newId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.TAKE__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getName() {
		return name;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setName(String newName) {
		String oldName = name;
		name = newName;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.TAKE__NAME, oldName, name));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getTranscript() {
		return transcript;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTranscript(String newTranscript) {
		String oldTranscript = transcript;
		transcript = newTranscript;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.TAKE__TRANSCRIPT, oldTranscript, transcript));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public AudioAsset getAudio() {
		return audio;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAudio(AudioAsset newAudio) {
		AudioAsset oldAudio = audio;
		audio = newAudio;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.TAKE__AUDIO, oldAudio, audio));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getAudioStart() {
		return audioStart;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAudioStart(long newAudioStart) {
		long oldAudioStart = audioStart;
		audioStart = newAudioStart;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.TAKE__AUDIO_START, oldAudioStart, audioStart));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getLength() {
		return length;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLength(int newLength) {
		int oldLength = length;
		length = newLength;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.TAKE__LENGTH, oldLength, length));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Stored<SpeechLanes> getSpeech() {
		return speech;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSpeech(Stored<SpeechLanes> newSpeech) {
		Stored<SpeechLanes> oldSpeech = speech;
		speech = newSpeech;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.TAKE__SPEECH, oldSpeech, speech));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Track> getTracks() {
		if (tracks == null) {
			tracks = new EObjectContainmentEList<Track>(Track.class, this, DocumentPackage.TAKE__TRACKS);
		}
		return tracks;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Marker> getMarkers() {
		if (markers == null) {
			markers = new EObjectContainmentEList<Marker>(Marker.class, this, DocumentPackage.TAKE__MARKERS);
		}
		return markers;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getReview() {
		return review;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setReview(String newReview) {
		String oldReview = review;
		review = newReview;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.TAKE__REVIEW, oldReview, review));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case DocumentPackage.TAKE__TRACKS:
				return ((InternalEList<?>)getTracks()).basicRemove(otherEnd, msgs);
			case DocumentPackage.TAKE__MARKERS:
				return ((InternalEList<?>)getMarkers()).basicRemove(otherEnd, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case DocumentPackage.TAKE__ID:
				return getId();
			case DocumentPackage.TAKE__NAME:
				return getName();
			case DocumentPackage.TAKE__TRANSCRIPT:
				return getTranscript();
			case DocumentPackage.TAKE__AUDIO:
				return getAudio();
			case DocumentPackage.TAKE__AUDIO_START:
				return getAudioStart();
			case DocumentPackage.TAKE__LENGTH:
				return getLength();
			case DocumentPackage.TAKE__SPEECH:
				return getSpeech();
			case DocumentPackage.TAKE__TRACKS:
				return getTracks();
			case DocumentPackage.TAKE__MARKERS:
				return getMarkers();
			case DocumentPackage.TAKE__REVIEW:
				return getReview();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case DocumentPackage.TAKE__ID:
				setId((String)newValue);
				return;
			case DocumentPackage.TAKE__NAME:
				setName((String)newValue);
				return;
			case DocumentPackage.TAKE__TRANSCRIPT:
				setTranscript((String)newValue);
				return;
			case DocumentPackage.TAKE__AUDIO:
				setAudio((AudioAsset)newValue);
				return;
			case DocumentPackage.TAKE__AUDIO_START:
				setAudioStart((Long)newValue);
				return;
			case DocumentPackage.TAKE__LENGTH:
				setLength((Integer)newValue);
				return;
			case DocumentPackage.TAKE__SPEECH:
				setSpeech((Stored<SpeechLanes>)newValue);
				return;
			case DocumentPackage.TAKE__TRACKS:
				getTracks().clear();
				getTracks().addAll((Collection<? extends Track>)newValue);
				return;
			case DocumentPackage.TAKE__MARKERS:
				getMarkers().clear();
				getMarkers().addAll((Collection<? extends Marker>)newValue);
				return;
			case DocumentPackage.TAKE__REVIEW:
				setReview((String)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case DocumentPackage.TAKE__ID:
				setId(ID_EDEFAULT);
				return;
			case DocumentPackage.TAKE__NAME:
				setName(NAME_EDEFAULT);
				return;
			case DocumentPackage.TAKE__TRANSCRIPT:
				setTranscript(TRANSCRIPT_EDEFAULT);
				return;
			case DocumentPackage.TAKE__AUDIO:
				setAudio((AudioAsset)null);
				return;
			case DocumentPackage.TAKE__AUDIO_START:
				setAudioStart(AUDIO_START_EDEFAULT);
				return;
			case DocumentPackage.TAKE__LENGTH:
				setLength(LENGTH_EDEFAULT);
				return;
			case DocumentPackage.TAKE__SPEECH:
				setSpeech((Stored<SpeechLanes>)null);
				return;
			case DocumentPackage.TAKE__TRACKS:
				getTracks().clear();
				return;
			case DocumentPackage.TAKE__MARKERS:
				getMarkers().clear();
				return;
			case DocumentPackage.TAKE__REVIEW:
				setReview(REVIEW_EDEFAULT);
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case DocumentPackage.TAKE__ID:
				return ID_EDEFAULT == null ? id != null : !ID_EDEFAULT.equals(id);
			case DocumentPackage.TAKE__NAME:
				return NAME_EDEFAULT == null ? name != null : !NAME_EDEFAULT.equals(name);
			case DocumentPackage.TAKE__TRANSCRIPT:
				return TRANSCRIPT_EDEFAULT == null ? transcript != null : !TRANSCRIPT_EDEFAULT.equals(transcript);
			case DocumentPackage.TAKE__AUDIO:
				return audio != null;
			case DocumentPackage.TAKE__AUDIO_START:
				return audioStart != AUDIO_START_EDEFAULT;
			case DocumentPackage.TAKE__LENGTH:
				return length != LENGTH_EDEFAULT;
			case DocumentPackage.TAKE__SPEECH:
				return speech != null;
			case DocumentPackage.TAKE__TRACKS:
				return tracks != null && !tracks.isEmpty();
			case DocumentPackage.TAKE__MARKERS:
				return markers != null && !markers.isEmpty();
			case DocumentPackage.TAKE__REVIEW:
				return REVIEW_EDEFAULT == null ? review != null : !REVIEW_EDEFAULT.equals(review);
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (id: ");
		result.append(id);
		result.append(", name: ");
		result.append(name);
		result.append(", transcript: ");
		result.append(transcript);
		result.append(", audioStart: ");
		result.append(audioStart);
		result.append(", length: ");
		result.append(length);
		result.append(", speech: ");
		result.append(speech);
		result.append(", review: ");
		result.append(review);
		result.append(')');
		return result.toString();
	}

} //TakeImpl
