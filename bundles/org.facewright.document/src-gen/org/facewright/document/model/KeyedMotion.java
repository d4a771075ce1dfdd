package org.facewright.document.model;

import org.facewright.core.curve.KeyCurves;

import org.facewright.document.stored.Stored;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Keyed Motion</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Hand-made keys.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.KeyedMotion#getCurves <em>Curves</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getKeyedMotion()
 * @model
 * @generated
 */
public interface KeyedMotion extends LayerContent {
	/**
	 * Returns the value of the '<em><b>Curves</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Curves</em>' attribute.
	 * @see #setCurves(Stored)
	 * @see org.facewright.document.model.DocumentPackage#getKeyedMotion_Curves()
	 * @model dataType="org.facewright.document.model.StoredCurves"
	 * @generated
	 */
	Stored<KeyCurves> getCurves();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.KeyedMotion#getCurves <em>Curves</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Curves</em>' attribute.
	 * @see #getCurves()
	 * @generated
	 */
	void setCurves(Stored<KeyCurves> value);

} // KeyedMotion
