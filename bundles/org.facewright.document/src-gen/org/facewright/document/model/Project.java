package org.facewright.document.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

import org.facewright.core.time.FrameRate;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Project</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Everything one file holds.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.Project#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.Project#getSchemaVersion <em>Schema Version</em>}</li>
 *   <li>{@link org.facewright.document.model.Project#getFrameRate <em>Frame Rate</em>}</li>
 *   <li>{@link org.facewright.document.model.Project#getAssets <em>Assets</em>}</li>
 *   <li>{@link org.facewright.document.model.Project#getTakes <em>Takes</em>}</li>
 *   <li>{@link org.facewright.document.model.Project#getRecipes <em>Recipes</em>}</li>
 *   <li>{@link org.facewright.document.model.Project#getCharacters <em>Characters</em>}</li>
 *   <li>{@link org.facewright.document.model.Project#getPresets <em>Presets</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getProject()
 * @model
 * @generated
 */
public interface Project extends EObject {
	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Shown to people.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see org.facewright.document.model.DocumentPackage#getProject_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Project#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Schema Version</b></em>' attribute.
	 * The default value is <code>"3"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Layout of the stored document; files of older layouts are brought up when they are opened.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Schema Version</em>' attribute.
	 * @see #setSchemaVersion(int)
	 * @see org.facewright.document.model.DocumentPackage#getProject_SchemaVersion()
	 * @model default="3"
	 * @generated
	 */
	int getSchemaVersion();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Project#getSchemaVersion <em>Schema Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Schema Version</em>' attribute.
	 * @see #getSchemaVersion()
	 * @generated
	 */
	void setSchemaVersion(int value);

	/**
	 * Returns the value of the '<em><b>Frame Rate</b></em>' attribute.
	 * The default value is <code>"60"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Frames in takes, tracks and markers are counted at this rate.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Frame Rate</em>' attribute.
	 * @see #setFrameRate(FrameRate)
	 * @see org.facewright.document.model.DocumentPackage#getProject_FrameRate()
	 * @model default="60" dataType="org.facewright.document.model.FrameRate"
	 * @generated
	 */
	FrameRate getFrameRate();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Project#getFrameRate <em>Frame Rate</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Frame Rate</em>' attribute.
	 * @see #getFrameRate()
	 * @generated
	 */
	void setFrameRate(FrameRate value);

	/**
	 * Returns the value of the '<em><b>Assets</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.AudioAsset}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Assets</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getProject_Assets()
	 * @model containment="true"
	 * @generated
	 */
	EList<AudioAsset> getAssets();

	/**
	 * Returns the value of the '<em><b>Takes</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.Take}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Takes</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getProject_Takes()
	 * @model containment="true"
	 * @generated
	 */
	EList<Take> getTakes();

	/**
	 * Returns the value of the '<em><b>Recipes</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.SolveRecipe}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How solved motion came about.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Recipes</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getProject_Recipes()
	 * @model containment="true"
	 * @generated
	 */
	EList<SolveRecipe> getRecipes();

	/**
	 * Returns the value of the '<em><b>Characters</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.Character}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Characters</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getProject_Characters()
	 * @model containment="true"
	 * @generated
	 */
	EList<org.facewright.document.model.Character> getCharacters();

	/**
	 * Returns the value of the '<em><b>Presets</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.ExportPreset}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Presets</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getProject_Presets()
	 * @model containment="true"
	 * @generated
	 */
	EList<ExportPreset> getPresets();

} // Project
