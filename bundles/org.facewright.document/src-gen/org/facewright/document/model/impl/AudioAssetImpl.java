package org.facewright.document.model.impl;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.DocumentPackage;

import org.facewright.document.stored.AudioData;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Audio Asset</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.impl.AudioAssetImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.AudioAssetImpl#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.AudioAssetImpl#getAudio <em>Audio</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.AudioAssetImpl#getSampleRate <em>Sample Rate</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.AudioAssetImpl#getChannels <em>Channels</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.AudioAssetImpl#getLength <em>Length</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.AudioAssetImpl#getSha256 <em>Sha256</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.AudioAssetImpl#getSourceName <em>Source Name</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.AudioAssetImpl#getTimeReference <em>Time Reference</em>}</li>
 * </ul>
 *
 * @generated
 */
public class AudioAssetImpl extends MinimalEObjectImpl.Container implements AudioAsset {
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
	 * The default value of the '{@link #getAudio() <em>Audio</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAudio()
	 * @generated
	 * @ordered
	 */
	protected static final AudioData AUDIO_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getAudio() <em>Audio</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAudio()
	 * @generated
	 * @ordered
	 */
	protected AudioData audio = AUDIO_EDEFAULT;

	/**
	 * The default value of the '{@link #getSampleRate() <em>Sample Rate</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSampleRate()
	 * @generated
	 * @ordered
	 */
	protected static final int SAMPLE_RATE_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getSampleRate() <em>Sample Rate</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSampleRate()
	 * @generated
	 * @ordered
	 */
	protected int sampleRate = SAMPLE_RATE_EDEFAULT;

	/**
	 * The default value of the '{@link #getChannels() <em>Channels</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getChannels()
	 * @generated
	 * @ordered
	 */
	protected static final int CHANNELS_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getChannels() <em>Channels</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getChannels()
	 * @generated
	 * @ordered
	 */
	protected int channels = CHANNELS_EDEFAULT;

	/**
	 * The default value of the '{@link #getLength() <em>Length</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLength()
	 * @generated
	 * @ordered
	 */
	protected static final long LENGTH_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getLength() <em>Length</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLength()
	 * @generated
	 * @ordered
	 */
	protected long length = LENGTH_EDEFAULT;

	/**
	 * The default value of the '{@link #getSha256() <em>Sha256</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSha256()
	 * @generated
	 * @ordered
	 */
	protected static final String SHA256_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSha256() <em>Sha256</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSha256()
	 * @generated
	 * @ordered
	 */
	protected String sha256 = SHA256_EDEFAULT;

	/**
	 * The default value of the '{@link #getSourceName() <em>Source Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSourceName()
	 * @generated
	 * @ordered
	 */
	protected static final String SOURCE_NAME_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSourceName() <em>Source Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSourceName()
	 * @generated
	 * @ordered
	 */
	protected String sourceName = SOURCE_NAME_EDEFAULT;

	/**
	 * The default value of the '{@link #getTimeReference() <em>Time Reference</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTimeReference()
	 * @generated
	 * @ordered
	 */
	protected static final long TIME_REFERENCE_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getTimeReference() <em>Time Reference</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTimeReference()
	 * @generated
	 * @ordered
	 */
	protected long timeReference = TIME_REFERENCE_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected AudioAssetImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.AUDIO_ASSET;
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
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.AUDIO_ASSET__ID, oldId, id));
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
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.AUDIO_ASSET__NAME, oldName, name));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public AudioData getAudio() {
		return audio;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAudio(AudioData newAudio) {
		AudioData oldAudio = audio;
		audio = newAudio;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.AUDIO_ASSET__AUDIO, oldAudio, audio));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getSampleRate() {
		return sampleRate;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSampleRate(int newSampleRate) {
		int oldSampleRate = sampleRate;
		sampleRate = newSampleRate;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.AUDIO_ASSET__SAMPLE_RATE, oldSampleRate, sampleRate));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getChannels() {
		return channels;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setChannels(int newChannels) {
		int oldChannels = channels;
		channels = newChannels;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.AUDIO_ASSET__CHANNELS, oldChannels, channels));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getLength() {
		return length;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLength(long newLength) {
		long oldLength = length;
		length = newLength;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.AUDIO_ASSET__LENGTH, oldLength, length));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSha256() {
		return sha256;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSha256(String newSha256) {
		String oldSha256 = sha256;
		sha256 = newSha256;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.AUDIO_ASSET__SHA256, oldSha256, sha256));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSourceName() {
		return sourceName;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSourceName(String newSourceName) {
		String oldSourceName = sourceName;
		sourceName = newSourceName;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.AUDIO_ASSET__SOURCE_NAME, oldSourceName, sourceName));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getTimeReference() {
		return timeReference;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTimeReference(long newTimeReference) {
		long oldTimeReference = timeReference;
		timeReference = newTimeReference;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.AUDIO_ASSET__TIME_REFERENCE, oldTimeReference, timeReference));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case DocumentPackage.AUDIO_ASSET__ID:
				return getId();
			case DocumentPackage.AUDIO_ASSET__NAME:
				return getName();
			case DocumentPackage.AUDIO_ASSET__AUDIO:
				return getAudio();
			case DocumentPackage.AUDIO_ASSET__SAMPLE_RATE:
				return getSampleRate();
			case DocumentPackage.AUDIO_ASSET__CHANNELS:
				return getChannels();
			case DocumentPackage.AUDIO_ASSET__LENGTH:
				return getLength();
			case DocumentPackage.AUDIO_ASSET__SHA256:
				return getSha256();
			case DocumentPackage.AUDIO_ASSET__SOURCE_NAME:
				return getSourceName();
			case DocumentPackage.AUDIO_ASSET__TIME_REFERENCE:
				return getTimeReference();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case DocumentPackage.AUDIO_ASSET__ID:
				setId((String)newValue);
				return;
			case DocumentPackage.AUDIO_ASSET__NAME:
				setName((String)newValue);
				return;
			case DocumentPackage.AUDIO_ASSET__AUDIO:
				setAudio((AudioData)newValue);
				return;
			case DocumentPackage.AUDIO_ASSET__SAMPLE_RATE:
				setSampleRate((Integer)newValue);
				return;
			case DocumentPackage.AUDIO_ASSET__CHANNELS:
				setChannels((Integer)newValue);
				return;
			case DocumentPackage.AUDIO_ASSET__LENGTH:
				setLength((Long)newValue);
				return;
			case DocumentPackage.AUDIO_ASSET__SHA256:
				setSha256((String)newValue);
				return;
			case DocumentPackage.AUDIO_ASSET__SOURCE_NAME:
				setSourceName((String)newValue);
				return;
			case DocumentPackage.AUDIO_ASSET__TIME_REFERENCE:
				setTimeReference((Long)newValue);
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
			case DocumentPackage.AUDIO_ASSET__ID:
				setId(ID_EDEFAULT);
				return;
			case DocumentPackage.AUDIO_ASSET__NAME:
				setName(NAME_EDEFAULT);
				return;
			case DocumentPackage.AUDIO_ASSET__AUDIO:
				setAudio(AUDIO_EDEFAULT);
				return;
			case DocumentPackage.AUDIO_ASSET__SAMPLE_RATE:
				setSampleRate(SAMPLE_RATE_EDEFAULT);
				return;
			case DocumentPackage.AUDIO_ASSET__CHANNELS:
				setChannels(CHANNELS_EDEFAULT);
				return;
			case DocumentPackage.AUDIO_ASSET__LENGTH:
				setLength(LENGTH_EDEFAULT);
				return;
			case DocumentPackage.AUDIO_ASSET__SHA256:
				setSha256(SHA256_EDEFAULT);
				return;
			case DocumentPackage.AUDIO_ASSET__SOURCE_NAME:
				setSourceName(SOURCE_NAME_EDEFAULT);
				return;
			case DocumentPackage.AUDIO_ASSET__TIME_REFERENCE:
				setTimeReference(TIME_REFERENCE_EDEFAULT);
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
			case DocumentPackage.AUDIO_ASSET__ID:
				return ID_EDEFAULT == null ? id != null : !ID_EDEFAULT.equals(id);
			case DocumentPackage.AUDIO_ASSET__NAME:
				return NAME_EDEFAULT == null ? name != null : !NAME_EDEFAULT.equals(name);
			case DocumentPackage.AUDIO_ASSET__AUDIO:
				return AUDIO_EDEFAULT == null ? audio != null : !AUDIO_EDEFAULT.equals(audio);
			case DocumentPackage.AUDIO_ASSET__SAMPLE_RATE:
				return sampleRate != SAMPLE_RATE_EDEFAULT;
			case DocumentPackage.AUDIO_ASSET__CHANNELS:
				return channels != CHANNELS_EDEFAULT;
			case DocumentPackage.AUDIO_ASSET__LENGTH:
				return length != LENGTH_EDEFAULT;
			case DocumentPackage.AUDIO_ASSET__SHA256:
				return SHA256_EDEFAULT == null ? sha256 != null : !SHA256_EDEFAULT.equals(sha256);
			case DocumentPackage.AUDIO_ASSET__SOURCE_NAME:
				return SOURCE_NAME_EDEFAULT == null ? sourceName != null : !SOURCE_NAME_EDEFAULT.equals(sourceName);
			case DocumentPackage.AUDIO_ASSET__TIME_REFERENCE:
				return timeReference != TIME_REFERENCE_EDEFAULT;
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
		result.append(", audio: ");
		result.append(audio);
		result.append(", sampleRate: ");
		result.append(sampleRate);
		result.append(", channels: ");
		result.append(channels);
		result.append(", length: ");
		result.append(length);
		result.append(", sha256: ");
		result.append(sha256);
		result.append(", sourceName: ");
		result.append(sourceName);
		result.append(", timeReference: ");
		result.append(timeReference);
		result.append(')');
		return result.toString();
	}

} //AudioAssetImpl
