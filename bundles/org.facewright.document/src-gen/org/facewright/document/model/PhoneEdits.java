package org.facewright.document.model;

import org.eclipse.emf.common.util.EList;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Phone Edits</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * What was asked of single phones; shapes the motion of the layers below.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.PhoneEdits#getEdits <em>Edits</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getPhoneEdits()
 * @model
 * @generated
 */
public interface PhoneEdits extends LayerContent {
	/**
	 * Returns the value of the '<em><b>Edits</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.PhoneEdit}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Edits</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getPhoneEdits_Edits()
	 * @model containment="true"
	 * @generated
	 */
	EList<PhoneEdit> getEdits();

} // PhoneEdits
