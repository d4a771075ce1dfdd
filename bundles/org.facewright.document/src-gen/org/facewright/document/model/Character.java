package org.facewright.document.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Character</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Who is animated.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.Character#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.Character#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.Character#getAvatar <em>Avatar</em>}</li>
 *   <li>{@link org.facewright.document.model.Character#getChannelMap <em>Channel Map</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getCharacter()
 * @model
 * @generated
 */
public interface Character extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.facewright.document.model.DocumentPackage#getCharacter_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Character#getId <em>Id</em>}' attribute.
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
	 * @see org.facewright.document.model.DocumentPackage#getCharacter_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Character#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Avatar</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * URI of the avatar.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Avatar</em>' attribute.
	 * @see #setAvatar(String)
	 * @see org.facewright.document.model.DocumentPackage#getCharacter_Avatar()
	 * @model
	 * @generated
	 */
	String getAvatar();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Character#getAvatar <em>Avatar</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Avatar</em>' attribute.
	 * @see #getAvatar()
	 * @generated
	 */
	void setAvatar(String value);

	/**
	 * Returns the value of the '<em><b>Channel Map</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.ChannelMapping}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Channel Map</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getCharacter_ChannelMap()
	 * @model containment="true"
	 * @generated
	 */
	EList<ChannelMapping> getChannelMap();

} // Character
