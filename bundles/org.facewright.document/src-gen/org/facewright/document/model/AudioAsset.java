package org.facewright.document.model;

import org.eclipse.emf.ecore.EObject;

import org.facewright.document.stored.AudioData;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Audio Asset</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Sound that takes use.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.AudioAsset#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.AudioAsset#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.AudioAsset#getAudio <em>Audio</em>}</li>
 *   <li>{@link org.facewright.document.model.AudioAsset#getSampleRate <em>Sample Rate</em>}</li>
 *   <li>{@link org.facewright.document.model.AudioAsset#getChannels <em>Channels</em>}</li>
 *   <li>{@link org.facewright.document.model.AudioAsset#getLength <em>Length</em>}</li>
 *   <li>{@link org.facewright.document.model.AudioAsset#getSha256 <em>Sha256</em>}</li>
 *   <li>{@link org.facewright.document.model.AudioAsset#getSourceName <em>Source Name</em>}</li>
 *   <li>{@link org.facewright.document.model.AudioAsset#getTimeReference <em>Time Reference</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getAudioAsset()
 * @model
 * @generated
 */
public interface AudioAsset extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.facewright.document.model.DocumentPackage#getAudioAsset_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.AudioAsset#getId <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Id</em>' attribute.
	 * @see #getId()
	 * @generated
	 */
	void setId(String value);

	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see org.facewright.document.model.DocumentPackage#getAudioAsset_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.AudioAsset#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Audio</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * A WAV file, kept as it is.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Audio</em>' attribute.
	 * @see #setAudio(AudioData)
	 * @see org.facewright.document.model.DocumentPackage#getAudioAsset_Audio()
	 * @model dataType="org.facewright.document.model.AudioData"
	 * @generated
	 */
	AudioData getAudio();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.AudioAsset#getAudio <em>Audio</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Audio</em>' attribute.
	 * @see #getAudio()
	 * @generated
	 */
	void setAudio(AudioData value);

	/**
	 * Returns the value of the '<em><b>Sample Rate</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Hz.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Sample Rate</em>' attribute.
	 * @see #setSampleRate(int)
	 * @see org.facewright.document.model.DocumentPackage#getAudioAsset_SampleRate()
	 * @model default="0"
	 * @generated
	 */
	int getSampleRate();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.AudioAsset#getSampleRate <em>Sample Rate</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Sample Rate</em>' attribute.
	 * @see #getSampleRate()
	 * @generated
	 */
	void setSampleRate(int value);

	/**
	 * Returns the value of the '<em><b>Channels</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Channels</em>' attribute.
	 * @see #setChannels(int)
	 * @see org.facewright.document.model.DocumentPackage#getAudioAsset_Channels()
	 * @model default="0"
	 * @generated
	 */
	int getChannels();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.AudioAsset#getChannels <em>Channels</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Channels</em>' attribute.
	 * @see #getChannels()
	 * @generated
	 */
	void setChannels(int value);

	/**
	 * Returns the value of the '<em><b>Length</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Samples per channel.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Length</em>' attribute.
	 * @see #setLength(long)
	 * @see org.facewright.document.model.DocumentPackage#getAudioAsset_Length()
	 * @model default="0"
	 * @generated
	 */
	long getLength();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.AudioAsset#getLength <em>Length</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Length</em>' attribute.
	 * @see #getLength()
	 * @generated
	 */
	void setLength(long value);

	/**
	 * Returns the value of the '<em><b>Sha256</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Of the WAV file, lower-case hexadecimal; set when the project is saved.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Sha256</em>' attribute.
	 * @see #setSha256(String)
	 * @see org.facewright.document.model.DocumentPackage#getAudioAsset_Sha256()
	 * @model
	 * @generated
	 */
	String getSha256();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.AudioAsset#getSha256 <em>Sha256</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Sha256</em>' attribute.
	 * @see #getSha256()
	 * @generated
	 */
	void setSha256(String value);

	/**
	 * Returns the value of the '<em><b>Source Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Name of the file the sound was imported from.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Source Name</em>' attribute.
	 * @see #setSourceName(String)
	 * @see org.facewright.document.model.DocumentPackage#getAudioAsset_SourceName()
	 * @model
	 * @generated
	 */
	String getSourceName();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.AudioAsset#getSourceName <em>Source Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Source Name</em>' attribute.
	 * @see #getSourceName()
	 * @generated
	 */
	void setSourceName(String value);

	/**
	 * Returns the value of the '<em><b>Time Reference</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * First sample, counted from midnight; -1 when unknown.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Time Reference</em>' attribute.
	 * @see #setTimeReference(long)
	 * @see org.facewright.document.model.DocumentPackage#getAudioAsset_TimeReference()
	 * @model default="-1"
	 * @generated
	 */
	long getTimeReference();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.AudioAsset#getTimeReference <em>Time Reference</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Time Reference</em>' attribute.
	 * @see #getTimeReference()
	 * @generated
	 */
	void setTimeReference(long value);

} // AudioAsset
