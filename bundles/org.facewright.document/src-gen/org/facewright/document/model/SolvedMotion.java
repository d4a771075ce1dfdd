package org.facewright.document.model;

import org.facewright.core.motion.MotionClip;

import org.facewright.document.stored.Stored;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Solved Motion</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Dense motion: solved, recorded or imported.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.SolvedMotion#getClip <em>Clip</em>}</li>
 *   <li>{@link org.facewright.document.model.SolvedMotion#getRecipe <em>Recipe</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getSolvedMotion()
 * @model
 * @generated
 */
public interface SolvedMotion extends LayerContent {
	/**
	 * Returns the value of the '<em><b>Clip</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Clip</em>' attribute.
	 * @see #setClip(Stored)
	 * @see org.facewright.document.model.DocumentPackage#getSolvedMotion_Clip()
	 * @model dataType="org.facewright.document.model.StoredClip"
	 * @generated
	 */
	Stored<MotionClip> getClip();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolvedMotion#getClip <em>Clip</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Clip</em>' attribute.
	 * @see #getClip()
	 * @generated
	 */
	void setClip(Stored<MotionClip> value);

	/**
	 * Returns the value of the '<em><b>Recipe</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * None when recorded or imported.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Recipe</em>' reference.
	 * @see #setRecipe(SolveRecipe)
	 * @see org.facewright.document.model.DocumentPackage#getSolvedMotion_Recipe()
	 * @model resolveProxies="false"
	 * @generated
	 */
	SolveRecipe getRecipe();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolvedMotion#getRecipe <em>Recipe</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Recipe</em>' reference.
	 * @see #getRecipe()
	 * @generated
	 */
	void setRecipe(SolveRecipe value);

} // SolvedMotion
