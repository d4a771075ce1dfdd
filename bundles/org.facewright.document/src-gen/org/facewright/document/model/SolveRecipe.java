package org.facewright.document.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Solve Recipe</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * What is needed to solve a motion again.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getBackendId <em>Backend Id</em>}</li>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getModelId <em>Model Id</em>}</li>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getModelSha256 <em>Model Sha256</em>}</li>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getDevice <em>Device</em>}</li>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getProvider <em>Provider</em>}</li>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getAudioStart <em>Audio Start</em>}</li>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getAudioLength <em>Audio Length</em>}</li>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getCreatedBy <em>Created By</em>}</li>
 *   <li>{@link org.facewright.document.model.SolveRecipe#getValues <em>Values</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe()
 * @model
 * @generated
 */
public interface SolveRecipe extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolveRecipe#getId <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Id</em>' attribute.
	 * @see #getId()
	 * @generated
	 */
	void setId(String value);

	/**
	 * Returns the value of the '<em><b>Backend Id</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Backend Id</em>' attribute.
	 * @see #setBackendId(String)
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_BackendId()
	 * @model default=""
	 * @generated
	 */
	String getBackendId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolveRecipe#getBackendId <em>Backend Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Backend Id</em>' attribute.
	 * @see #getBackendId()
	 * @generated
	 */
	void setBackendId(String value);

	/**
	 * Returns the value of the '<em><b>Model Id</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Model Id</em>' attribute.
	 * @see #setModelId(String)
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_ModelId()
	 * @model default=""
	 * @generated
	 */
	String getModelId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolveRecipe#getModelId <em>Model Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Model Id</em>' attribute.
	 * @see #getModelId()
	 * @generated
	 */
	void setModelId(String value);

	/**
	 * Returns the value of the '<em><b>Model Sha256</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Model Sha256</em>' attribute.
	 * @see #setModelSha256(String)
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_ModelSha256()
	 * @model
	 * @generated
	 */
	String getModelSha256();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolveRecipe#getModelSha256 <em>Model Sha256</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Model Sha256</em>' attribute.
	 * @see #getModelSha256()
	 * @generated
	 */
	void setModelSha256(String value);

	/**
	 * Returns the value of the '<em><b>Device</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Device</em>' attribute.
	 * @see #setDevice(String)
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_Device()
	 * @model
	 * @generated
	 */
	String getDevice();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolveRecipe#getDevice <em>Device</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Device</em>' attribute.
	 * @see #getDevice()
	 * @generated
	 */
	void setDevice(String value);

	/**
	 * Returns the value of the '<em><b>Provider</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What really computed, such as CPU or CUDA.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Provider</em>' attribute.
	 * @see #setProvider(String)
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_Provider()
	 * @model
	 * @generated
	 */
	String getProvider();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolveRecipe#getProvider <em>Provider</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Provider</em>' attribute.
	 * @see #getProvider()
	 * @generated
	 */
	void setProvider(String value);

	/**
	 * Returns the value of the '<em><b>Audio Start</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Sample.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Audio Start</em>' attribute.
	 * @see #setAudioStart(long)
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_AudioStart()
	 * @model default="0"
	 * @generated
	 */
	long getAudioStart();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolveRecipe#getAudioStart <em>Audio Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Audio Start</em>' attribute.
	 * @see #getAudioStart()
	 * @generated
	 */
	void setAudioStart(long value);

	/**
	 * Returns the value of the '<em><b>Audio Length</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Samples.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Audio Length</em>' attribute.
	 * @see #setAudioLength(long)
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_AudioLength()
	 * @model default="0"
	 * @generated
	 */
	long getAudioLength();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolveRecipe#getAudioLength <em>Audio Length</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Audio Length</em>' attribute.
	 * @see #getAudioLength()
	 * @generated
	 */
	void setAudioLength(long value);

	/**
	 * Returns the value of the '<em><b>Created By</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Product and version.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Created By</em>' attribute.
	 * @see #setCreatedBy(String)
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_CreatedBy()
	 * @model
	 * @generated
	 */
	String getCreatedBy();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.SolveRecipe#getCreatedBy <em>Created By</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Created By</em>' attribute.
	 * @see #getCreatedBy()
	 * @generated
	 */
	void setCreatedBy(String value);

	/**
	 * Returns the value of the '<em><b>Values</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.ParameterValue}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Values</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getSolveRecipe_Values()
	 * @model containment="true"
	 * @generated
	 */
	EList<ParameterValue> getValues();

} // SolveRecipe
