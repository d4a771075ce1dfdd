package org.facewright.document.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

import org.facewright.core.motion.ChannelSet;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Track</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Motion of one set of channels: a stack of layers, the first one lowest.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.Track#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.Track#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.Track#getChannels <em>Channels</em>}</li>
 *   <li>{@link org.facewright.document.model.Track#getCharacter <em>Character</em>}</li>
 *   <li>{@link org.facewright.document.model.Track#getLayers <em>Layers</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getTrack()
 * @model
 * @generated
 */
public interface Track extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.facewright.document.model.DocumentPackage#getTrack_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Track#getId <em>Id</em>}' attribute.
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
	 * @see org.facewright.document.model.DocumentPackage#getTrack_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Track#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Channels</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Channels</em>' attribute.
	 * @see #setChannels(ChannelSet)
	 * @see org.facewright.document.model.DocumentPackage#getTrack_Channels()
	 * @model dataType="org.facewright.document.model.ChannelSet"
	 * @generated
	 */
	ChannelSet getChannels();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Track#getChannels <em>Channels</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Channels</em>' attribute.
	 * @see #getChannels()
	 * @generated
	 */
	void setChannels(ChannelSet value);

	/**
	 * Returns the value of the '<em><b>Character</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Character</em>' reference.
	 * @see #setCharacter(org.facewright.document.model.Character)
	 * @see org.facewright.document.model.DocumentPackage#getTrack_Character()
	 * @model resolveProxies="false"
	 * @generated
	 */
	org.facewright.document.model.Character getCharacter();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Track#getCharacter <em>Character</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Character</em>' reference.
	 * @see #getCharacter()
	 * @generated
	 */
	void setCharacter(org.facewright.document.model.Character value);

	/**
	 * Returns the value of the '<em><b>Layers</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.Layer}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Layers</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getTrack_Layers()
	 * @model containment="true"
	 * @generated
	 */
	EList<Layer> getLayers();

} // Track
