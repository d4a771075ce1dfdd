package org.facewright.document.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

import org.facewright.core.time.FrameRange;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Filter Use</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A filter with its values; kept as text, so that one that is not installed survives.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.FilterUse#getFilterId <em>Filter Id</em>}</li>
 *   <li>{@link org.facewright.document.model.FilterUse#isEnabled <em>Enabled</em>}</li>
 *   <li>{@link org.facewright.document.model.FilterUse#getAmount <em>Amount</em>}</li>
 *   <li>{@link org.facewright.document.model.FilterUse#getRange <em>Range</em>}</li>
 *   <li>{@link org.facewright.document.model.FilterUse#getFeather <em>Feather</em>}</li>
 *   <li>{@link org.facewright.document.model.FilterUse#getChannelMask <em>Channel Mask</em>}</li>
 *   <li>{@link org.facewright.document.model.FilterUse#getValues <em>Values</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getFilterUse()
 * @model
 * @generated
 */
public interface FilterUse extends EObject {
	/**
	 * Returns the value of the '<em><b>Filter Id</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Filter Id</em>' attribute.
	 * @see #setFilterId(String)
	 * @see org.facewright.document.model.DocumentPackage#getFilterUse_FilterId()
	 * @model default=""
	 * @generated
	 */
	String getFilterId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.FilterUse#getFilterId <em>Filter Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Filter Id</em>' attribute.
	 * @see #getFilterId()
	 * @generated
	 */
	void setFilterId(String value);

	/**
	 * Returns the value of the '<em><b>Enabled</b></em>' attribute.
	 * The default value is <code>"true"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Enabled</em>' attribute.
	 * @see #setEnabled(boolean)
	 * @see org.facewright.document.model.DocumentPackage#getFilterUse_Enabled()
	 * @model default="true"
	 * @generated
	 */
	boolean isEnabled();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.FilterUse#isEnabled <em>Enabled</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Enabled</em>' attribute.
	 * @see #isEnabled()
	 * @generated
	 */
	void setEnabled(boolean value);

	/**
	 * Returns the value of the '<em><b>Amount</b></em>' attribute.
	 * The default value is <code>"1.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * 0 the unfiltered, 1 the filtered motion.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Amount</em>' attribute.
	 * @see #setAmount(double)
	 * @see org.facewright.document.model.DocumentPackage#getFilterUse_Amount()
	 * @model default="1.0"
	 * @generated
	 */
	double getAmount();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.FilterUse#getAmount <em>Amount</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Amount</em>' attribute.
	 * @see #getAmount()
	 * @generated
	 */
	void setAmount(double value);

	/**
	 * Returns the value of the '<em><b>Range</b></em>' attribute.
	 * The default value is <code>"0.."</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Frames the filter may change.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Range</em>' attribute.
	 * @see #setRange(FrameRange)
	 * @see org.facewright.document.model.DocumentPackage#getFilterUse_Range()
	 * @model default="0.." dataType="org.facewright.document.model.FrameRange"
	 * @generated
	 */
	FrameRange getRange();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.FilterUse#getRange <em>Range</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Range</em>' attribute.
	 * @see #getRange()
	 * @generated
	 */
	void setRange(FrameRange value);

	/**
	 * Returns the value of the '<em><b>Feather</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Frames inside the range over which the filter fades in and out.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Feather</em>' attribute.
	 * @see #setFeather(int)
	 * @see org.facewright.document.model.DocumentPackage#getFilterUse_Feather()
	 * @model default="0"
	 * @generated
	 */
	int getFeather();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.FilterUse#getFeather <em>Feather</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Feather</em>' attribute.
	 * @see #getFeather()
	 * @generated
	 */
	void setFeather(int value);

	/**
	 * Returns the value of the '<em><b>Channel Mask</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Names of the channels the filter may change; none means all.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Channel Mask</em>' attribute list.
	 * @see org.facewright.document.model.DocumentPackage#getFilterUse_ChannelMask()
	 * @model
	 * @generated
	 */
	EList<String> getChannelMask();

	/**
	 * Returns the value of the '<em><b>Values</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.ParameterValue}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Values</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getFilterUse_Values()
	 * @model containment="true"
	 * @generated
	 */
	EList<ParameterValue> getValues();

} // FilterUse
