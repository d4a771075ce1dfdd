package org.facewright.document.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Export Preset</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * An export to be done again.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.ExportPreset#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.ExportPreset#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.ExportPreset#getExporterId <em>Exporter Id</em>}</li>
 *   <li>{@link org.facewright.document.model.ExportPreset#getTarget <em>Target</em>}</li>
 *   <li>{@link org.facewright.document.model.ExportPreset#getValues <em>Values</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getExportPreset()
 * @model
 * @generated
 */
public interface ExportPreset extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.facewright.document.model.DocumentPackage#getExportPreset_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.ExportPreset#getId <em>Id</em>}' attribute.
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
	 * @see org.facewright.document.model.DocumentPackage#getExportPreset_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.ExportPreset#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Exporter Id</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Exporter Id</em>' attribute.
	 * @see #setExporterId(String)
	 * @see org.facewright.document.model.DocumentPackage#getExportPreset_ExporterId()
	 * @model default=""
	 * @generated
	 */
	String getExporterId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.ExportPreset#getExporterId <em>Exporter Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Exporter Id</em>' attribute.
	 * @see #getExporterId()
	 * @generated
	 */
	void setExporterId(String value);

	/**
	 * Returns the value of the '<em><b>Target</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Pattern of the file name.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Target</em>' attribute.
	 * @see #setTarget(String)
	 * @see org.facewright.document.model.DocumentPackage#getExportPreset_Target()
	 * @model
	 * @generated
	 */
	String getTarget();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.ExportPreset#getTarget <em>Target</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Target</em>' attribute.
	 * @see #getTarget()
	 * @generated
	 */
	void setTarget(String value);

	/**
	 * Returns the value of the '<em><b>Values</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.ParameterValue}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Values</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getExportPreset_Values()
	 * @model containment="true"
	 * @generated
	 */
	EList<ParameterValue> getValues();

} // ExportPreset
