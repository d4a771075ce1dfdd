package org.facewright.document.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

import org.facewright.core.speech.SpeechLanes;

import org.facewright.document.stored.Stored;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Take</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * One performance: a stretch of sound and the motion that goes with it.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.Take#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.Take#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.Take#getTranscript <em>Transcript</em>}</li>
 *   <li>{@link org.facewright.document.model.Take#getAudio <em>Audio</em>}</li>
 *   <li>{@link org.facewright.document.model.Take#getAudioStart <em>Audio Start</em>}</li>
 *   <li>{@link org.facewright.document.model.Take#getLength <em>Length</em>}</li>
 *   <li>{@link org.facewright.document.model.Take#getSpeech <em>Speech</em>}</li>
 *   <li>{@link org.facewright.document.model.Take#getTracks <em>Tracks</em>}</li>
 *   <li>{@link org.facewright.document.model.Take#getMarkers <em>Markers</em>}</li>
 *   <li>{@link org.facewright.document.model.Take#getReview <em>Review</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getTake()
 * @model
 * @generated
 */
public interface Take extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.facewright.document.model.DocumentPackage#getTake_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Take#getId <em>Id</em>}' attribute.
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
	 * @see org.facewright.document.model.DocumentPackage#getTake_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Take#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Transcript</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What is said, when known.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Transcript</em>' attribute.
	 * @see #setTranscript(String)
	 * @see org.facewright.document.model.DocumentPackage#getTake_Transcript()
	 * @model
	 * @generated
	 */
	String getTranscript();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Take#getTranscript <em>Transcript</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Transcript</em>' attribute.
	 * @see #getTranscript()
	 * @generated
	 */
	void setTranscript(String value);

	/**
	 * Returns the value of the '<em><b>Audio</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Audio</em>' reference.
	 * @see #setAudio(AudioAsset)
	 * @see org.facewright.document.model.DocumentPackage#getTake_Audio()
	 * @model resolveProxies="false"
	 * @generated
	 */
	AudioAsset getAudio();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Take#getAudio <em>Audio</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Audio</em>' reference.
	 * @see #getAudio()
	 * @generated
	 */
	void setAudio(AudioAsset value);

	/**
	 * Returns the value of the '<em><b>Audio Start</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Sample of the sound at which frame 0 lies.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Audio Start</em>' attribute.
	 * @see #setAudioStart(long)
	 * @see org.facewright.document.model.DocumentPackage#getTake_AudioStart()
	 * @model default="0"
	 * @generated
	 */
	long getAudioStart();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Take#getAudioStart <em>Audio Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Audio Start</em>' attribute.
	 * @see #getAudioStart()
	 * @generated
	 */
	void setAudioStart(long value);

	/**
	 * Returns the value of the '<em><b>Length</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Frames.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Length</em>' attribute.
	 * @see #setLength(int)
	 * @see org.facewright.document.model.DocumentPackage#getTake_Length()
	 * @model default="0"
	 * @generated
	 */
	int getLength();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Take#getLength <em>Length</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Length</em>' attribute.
	 * @see #getLength()
	 * @generated
	 */
	void setLength(int value);

	/**
	 * Returns the value of the '<em><b>Speech</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Words and phones.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Speech</em>' attribute.
	 * @see #setSpeech(Stored)
	 * @see org.facewright.document.model.DocumentPackage#getTake_Speech()
	 * @model dataType="org.facewright.document.model.StoredLanes"
	 * @generated
	 */
	Stored<SpeechLanes> getSpeech();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Take#getSpeech <em>Speech</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Speech</em>' attribute.
	 * @see #getSpeech()
	 * @generated
	 */
	void setSpeech(Stored<SpeechLanes> value);

	/**
	 * Returns the value of the '<em><b>Tracks</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.Track}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Tracks</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getTake_Tracks()
	 * @model containment="true"
	 * @generated
	 */
	EList<Track> getTracks();

	/**
	 * Returns the value of the '<em><b>Markers</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.Marker}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Markers</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getTake_Markers()
	 * @model containment="true"
	 * @generated
	 */
	EList<Marker> getMarkers();

	/**
	 * Returns the value of the '<em><b>Review</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What a review said: {@code approved}, {@code needs work}, or nothing yet.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Review</em>' attribute.
	 * @see #setReview(String)
	 * @see org.facewright.document.model.DocumentPackage#getTake_Review()
	 * @model default=""
	 * @generated
	 */
	String getReview();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Take#getReview <em>Review</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Review</em>' attribute.
	 * @see #getReview()
	 * @generated
	 */
	void setReview(String value);

} // Take
